using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Tenants;

/// <summary>One's own account, and the links that are mailed to it.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder api)
    {
        var doors = api.MapGroup("").WithTags("Account").Anonymous().AddEndpointFilter(new DoorFilter(Door.SignIn));
        doors.MapPost("/password-resets", AskReset).WithName("AskPasswordReset").AnswersNothing().Unkeyed()
            .WithSummary("Mail a link that sets a new password; the answer does not tell whether there is such an account.");
        doors.MapPost("/password-resets/complete", Reset).WithName("ResetPassword").AnswersNothing().Unkeyed()
            .WithSummary("Set a new password by a mailed link; all sessions of the account end.");
        doors.MapPost("/mail-verifications", Verify).WithName("VerifyMail").AnswersNothing().Unkeyed()
            .WithSummary("Verify an address by a mailed link.");

        var own = api.MapGroup("/account").WithTags("Account").RequiresSignIn();
        own.MapGet("", Read).WithName("ReadAccount").Answers<Wire.Account>()
            .WithSummary("The account that is signed in.");
        own.MapPatch("", Change).WithName("ChangeAccount").Answers<Wire.Account>()
            .WithSummary("Change one's own account; what is left out stays as it is.");
        own.MapPost("/password", ChangePassword).WithName("ChangePassword").Answers<Wire.Account>().Unkeyed()
            .WithSummary("Set another password; the account's other sessions end.");
        own.MapPost("/mail-verification", AskVerification).WithName("AskMailVerification").Answers<Wire.Account>().Unkeyed()
            .WithSummary("Mail a link that verifies the account's address.");
        own.MapPost("/two-factor", BeginTwoFactor).WithName("BeginTwoFactor").Answers<Wire.TwoFactorEnrolment>().Unkeyed()
            .WithSummary("Make a key for an authenticator; it counts once a code of it was shown.");
        own.MapPost("/two-factor/confirm", ConfirmTwoFactor).WithName("ConfirmTwoFactor").Answers<Wire.RecoveryCodes>().Unkeyed()
            .WithSummary("Show a code: from here on signing in takes one. The answer holds recovery codes, once.");
        own.MapPost("/two-factor/recovery-codes", RenewRecoveryCodes).WithName("RenewRecoveryCodes").Answers<Wire.RecoveryCodes>().Unkeyed()
            .WithSummary("Get other recovery codes in place of those that are left.");
        own.MapPost("/two-factor/end", EndTwoFactor).WithName("EndTwoFactor").Answers<Wire.Account>().Unkeyed()
            .WithSummary("Take the second factor off.");
    }

    private static async Task<IResult> AskReset(Body<Wire.AskPasswordReset> body, IGrainFactory grains) =>
        Answer.Done(await grains.FrontDoor().AskReset(body.Value.Mail, body.Value.Language));

    private static async Task<IResult> Reset(Body<Wire.ResetPassword> body, HttpContext http, IGrainFactory grains) =>
        Answer.Done(await grains.FrontDoor().Reset(body.Value.Token, body.Value.Password, Visitors.Of(http)));

    private static async Task<IResult> Verify(Body<Wire.VerifyMail> body, IGrainFactory grains) =>
        Answer.Done(await grains.FrontDoor().VerifyMail(body.Value.Token));

    private static Task<IResult> Read(Call call, IGrainFactory grains) => OnAccount(call, grains, account => account.Read());

    private static Task<IResult> Change(Body<Wire.ChangeAccount> body, Call call, IGrainFactory grains) =>
        OnAccount(call, grains, account => account.ChangeLanguage(body.Value.Language, call.Caller));

    private static Task<IResult> ChangePassword(Body<Wire.ChangePassword> body, Call call, IGrainFactory grains) => OnAccount(
        call, grains, account => account.ChangePassword(body.Value.Password, body.Value.NewPassword, call.Principal.Tenant, call.Caller));

    private static Task<IResult> AskVerification(Body<Wire.AskMailVerification> body, Call call, IGrainFactory grains) => OnAccount(call, grains, async account =>
    {
        var sent = await account.SendVerification(body.Value.Language);
        return sent.IsOk ? await account.Read() : sent.Refusal;
    });

    private static Task<IResult> BeginTwoFactor(Body<Wire.BeginTwoFactor> body, Call call, IGrainFactory grains) =>
        OnAccount(call, grains, account => account.BeginTwoFactor(body.Value.Password, call.Caller), it => new Wire.TwoFactorEnrolment(it.Secret, it.Uri));

    private static async Task<IResult> ConfirmTwoFactor(Body<Wire.ConfirmTwoFactor> body, Call call, HttpContext http, CredentialProof proof, IGrainFactory grains)
    {
        var answer = await OnAccount(call, grains, account => account.ConfirmTwoFactor(body.Value.Code, call.Principal.Tenant, call.Caller), codes => new Wire.RecoveryCodes(codes));
        // What an operator may do hangs on it: the next request asks anew.
        proof.Forget(Presented.Of(http).Token);
        return answer;
    }

    private static Task<IResult> RenewRecoveryCodes(Body<Wire.ProveTwoFactor> body, Call call, IGrainFactory grains) => OnAccount(
        call, grains, account => account.RenewRecoveryCodes(body.Value.Password, body.Value.Code, call.Principal.Tenant, call.Caller), codes => new Wire.RecoveryCodes(codes));

    private static Task<IResult> EndTwoFactor(Body<Wire.ProveTwoFactor> body, Call call, IGrainFactory grains) =>
        OnAccount(call, grains, account => account.EndTwoFactor(body.Value.Password, body.Value.Code, call.Principal.Tenant, call.Caller));

    private static Task<IResult> OnAccount(Call call, IGrainFactory grains, Func<IAccountGrain, Task<Outcome<Account>>> act) =>
        OnAccount(call, grains, act, TenantWire.ToWire);

    private static async Task<IResult> OnAccount<T, TWire>(Call call, IGrainFactory grains, Func<IAccountGrain, Task<Outcome<T>>> act, Func<T, TWire> map) =>
        call.Caller.Kind is ActorKind.ApiKey or ActorKind.Support
            ? Answer.Refused(Refusal.Conflict("An API key, and support, has no account here.", "no_account"))
            : Answer.Ok(await act(grains.Account(call.Caller.Id)), map);
}
