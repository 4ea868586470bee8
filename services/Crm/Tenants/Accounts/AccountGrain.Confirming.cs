using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Proving once more, for what a session that was found open must not do.</summary>
internal sealed partial class AccountGrain
{
    public async Task<Outcome<Done>> Confirm(FreshProof proof, Caller caller)
    {
        if ((await Guarded(caller, () => Prove(proof.Password, proof.Code))).Try(out _, out var refusal))
            return Done.Ok;
        return refusal.Code == SignInFailed().Code
            ? Refusal.Invalid("password", "The password, or the code of your authenticator with it, is wrong or missing, or there were too many attempts.", "password_wrong")
            : refusal;
    }
}
