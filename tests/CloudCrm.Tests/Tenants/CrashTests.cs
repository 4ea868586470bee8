using CloudCrm.Contracts;
using CloudCrm.Crm;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Tenants;

/// <summary>The process dies before or after any commit of a sign-up; the same sign-up again completes it.</summary>
[TestFixture]
internal sealed class CrashTests
{
    // Account, tenant, session.
    private const int Commits = 3;

    [Test]
    public async Task A_sign_up_that_died_anywhere_completes_when_it_is_repeated([Range(1, Commits)] int commit, [Values] bool after)
    {
        var crash = new Crash();
        await using var silo = await CrmSilo.Start(crash.Arrange, "a secret of my own");
        var (command, once) = (Companies.SignUp(), Companies.Once());
        crash.At(commit, after);
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
    public async Task An_answer_that_got_lost_leaves_the_grain_with_what_is_stored([Values] bool after)
    {
        var crash = new Crash();
        await using var silo = await CrmSilo.Start(crash.Arrange, "a secret of my own");
        var acme = await silo.Open();
        crash.At(1, after);
        Assert.That(async () => await acme.Grain.BuySeats(7, null, acme.OwnerCaller), Throws.InstanceOf<IOException>());
        Assert.That((await acme.Grain.Read()).Value.SeatsBought, Is.EqualTo(after ? 7 : 1));
        Assert.That((await acme.Grain.BuySeats(8, null, acme.OwnerCaller)).Value.Bought, Is.EqualTo(8));
    }

    /// <summary>A writer whose connection breaks at a chosen commit, before or after the database has it.</summary>
    private sealed class Crash
    {
        private int _left;
        private bool _after;

        public void At(int commit, bool after) => (_left, _after) = (commit, after);

        public void Arrange(IServiceCollection services)
        {
            var real = services.Last(service => service.ServiceType == typeof(IActWriter<CrmDb>));
            services.AddSingleton<IActWriter<CrmDb>>(provider => new Writer(
                (IActWriter<CrmDb>)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), this));
        }

        private async Task<T> Around<T>(Func<Task<T>> commit)
        {
            var hit = _left > 0 && --_left == 0;
            if (hit && !_after)
                throw new IOException("The process died before the commit.");
            var result = await commit();
            return hit ? throw new IOException("The process died after the commit.") : result;
        }

        private sealed class Writer(IActWriter<CrmDb> real, Crash crash) : IActWriter<CrmDb>
        {
            public Task<CommitResult> Commit(Act act, CancellationToken cancellation = default) => crash.Around(() => real.Commit(act, cancellation));

            public Task Transact(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation) => real.Transact(work, cancellation);

            public Task TransactAcrossTenants(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation) =>
                real.TransactAcrossTenants(work, cancellation);
        }
    }
}
