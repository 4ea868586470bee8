using CloudCrm.Contracts;
using CloudCrm.Crm.Tenants.Rows;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Tenants;

/// <summary>The process dies before or after any commit of a sign-up; the same sign-up again completes it.</summary>
[TestFixture]
internal sealed class CrashTests
{
    // Account, tenant, session.
    private const int Commits = 3;

    [Test]
    public async Task A_sign_up_that_died_anywhere_completes_when_it_is_repeated([Range(0, Commits - 1)] int spared, [Values(Fault.Before, Fault.After)] Fault fault)
    {
        await using var silo = await CrmSilo.Start();
        var (command, once) = (Companies.SignUp(), Companies.Once());
        silo.Faults.Fail(fault, spared);
        Assert.That(async () => await silo.Grains.FrontDoor().SignUp(command, once), Throws.InstanceOf<IOException>());
        await silo.Restart();

        var signedIn = (await silo.Grains.FrontDoor().SignUp(command, once)).Value;
        var company = new Company(silo, command, signedIn);
        Assert.That((await company.Prove(signedIn)).IsOk);
        Assert.That(await silo.Rows<TenantRow>(company.Id), Has.Count.EqualTo(1));
        Assert.That((await silo.Rows<MembershipRow>(company.Id)).Single().AccountId, Is.EqualTo(signedIn.AccountId));
        Assert.That((await silo.Journal(company.Id)).Count(entry => entry == "tenant opened"), Is.EqualTo(1));
        await using var db = silo.Source.AcrossTenants();
        Assert.That(await db.Set<AccountRow>().CountAsync(account => account.Mail == command.Mail), Is.EqualTo(1));
    }

    [Test]
    public async Task An_answer_that_got_lost_leaves_the_grain_with_what_is_stored([Values(Fault.Before, Fault.After)] Fault fault)
    {
        await using var silo = await CrmSilo.Start();
        var acme = await silo.Open();
        silo.Faults.Fail(fault);
        Assert.That(async () => await acme.Grain.BuySeats(7, null, acme.OwnerCaller), Throws.InstanceOf<IOException>());
        Assert.That((await acme.Grain.Read()).Value.SeatsBought, Is.EqualTo(fault == Fault.After ? 7 : 1));
        Assert.That((await acme.Grain.BuySeats(8, null, acme.OwnerCaller)).Value.Bought, Is.EqualTo(8));
    }
}
