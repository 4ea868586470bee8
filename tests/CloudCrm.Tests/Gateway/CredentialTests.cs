using System.Net;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Gateway.Tenancy;
using Contract = CloudCrm.Contracts.Tenants;

namespace CloudCrm.Tests.Gateway;

/// <summary>Proofs of credentials: how long they are remembered and what ends them.</summary>
[TestFixture]
internal sealed class CredentialTests
{
    [Test]
    public async Task Revoked_keys_ended_sessions_and_removed_members_are_dead_once_the_memory_is_over()
    {
        await using var api = await TheApi.Start();
        using var acme = await Company.Open(api);
        var key = await acme.NewKey(Right.ReadTenant);
        var (account, member) = await acme.NewMember(false, Role.Viewer);
        var session = await acme.NewSession();
        string[] tokens = [key.Token!, member.Token!, session];
        foreach (var token in tokens)
            Assert.That((await Shot.Get("/v1/tenant").As(token).Fire(api)).IsOk);

        await acme.Owner.ApiKeys.Revoke(key.Id);
        await acme.Owner.Members.Remove(account);
        Assert.That((await new Shot("DELETE", "/v1/session").As(session).Fire(api)).IsOk);
        Assert.That((await Shot.Get("/v1/tenant").As(session).Fire(api)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "signing out here is known here at once");
        api.Time.Advance(PrincipalMemory.MaxAge);

        foreach (var token in tokens)
            Assert.That((await Shot.Get("/v1/tenant").As(token).Fire(api)).Code, Is.EqualTo("invalid_token"));
        Assert.That((await Shot.Get("/v1/tenant").As(acme.Token).Fire(api)).IsOk);
    }

    [Test]
    public async Task A_suspended_tenant_can_be_read_by_its_owner_and_nothing_else_until_it_works_again()
    {
        await using var api = await TheApi.Start();
        using var acme = await Company.Open(api);
        using var operatorClient = await api.Operator();
        var (_, agent) = await acme.NewMember(true, Role.Agent);

        await operatorClient.Operator.Suspend(acme.Tenant, "unpaid");
        api.Time.Advance(PrincipalMemory.MaxAge);
        Assert.That((await acme.Owner.Tenant.Read()).State, Is.EqualTo(TenantState.Suspended));
        Assert.That(Code(() => acme.Owner.Customers.Page()), Is.EqualTo("tenant_suspended"));
        Assert.That(Code(() => agent.Customers.Page()), Is.EqualTo("tenant_suspended"));
        Assert.That(Code(() => agent.Tenant.Read()), Is.EqualTo("tenant_suspended"));

        await operatorClient.Operator.Reactivate(acme.Tenant, "paid");
        api.Time.Advance(PrincipalMemory.MaxAge);
        Assert.That((await agent.Customers.Page()).Items, Is.Empty);

        await operatorClient.Operator.Close(acme.Tenant, "gone");
        api.Time.Advance(PrincipalMemory.MaxAge);
        Assert.That(Code(() => acme.Owner.Tenant.Read()), Is.EqualTo("tenant_closed"));
        Assert.That((await operatorClient.Operator.Tenant(acme.Tenant)).State, Is.EqualTo(TenantState.Closed));
    }

    [Test]
    public async Task What_one_may_do_is_told_as_it_is_now_and_holds_from_then_on()
    {
        await using var api = await TheApi.Start();
        using var acme = await Company.Open(api);
        var (account, agent) = await acme.NewMember(false, Role.Agent);
        Assert.That((await agent.Sessions.Read()).Rights, Has.None.EqualTo(Right.ServeCustomers));
        await acme.Owner.Seats.Buy(5);
        await acme.Owner.Members.AssignSeat(account);

        Assert.That((await agent.Sessions.Read()).Rights, Has.One.EqualTo(Right.ServeCustomers));
        Assert.That((await agent.Customers.Register(new(CustomerKind.Person, "Yan Wu"))).Name, Is.EqualTo("Yan Wu"));
    }

    [Test]
    public void A_proof_is_forgotten_after_three_seconds_counted_from_the_question()
    {
        var (time, token) = (new FakeTime(), TokenHash.Of("token"));
        var memory = new PrincipalMemory(time);
        var asked = memory.Now();
        time.Advance(TimeSpan.FromSeconds(1));
        memory.Remember(token, Someone(), asked);

        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.That(memory.Recall(token), Is.Not.Null);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(memory.Recall(token), Is.Null);
    }

    [Test]
    public void A_credential_that_expires_is_not_remembered_beyond_its_end()
    {
        var (time, token) = (new FakeTime(), TokenHash.Of("token"));
        var memory = new PrincipalMemory(time);
        memory.Remember(token, Someone(time.GetUtcNow().AddSeconds(1)), memory.Now());

        Assert.That(memory.Recall(token), Is.Not.Null);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(memory.Recall(token), Is.Null);
    }

    [Test]
    public void The_memory_is_bounded_and_keeps_the_latest()
    {
        var memory = new PrincipalMemory(new FakeTime());
        var tokens = Enumerable.Range(0, 25_000).Select(i => TokenHash.Of($"token {i}")).ToArray();
        foreach (var token in tokens)
            memory.Remember(token, Someone(), memory.Now());

        Assert.That(tokens.Count(t => memory.Recall(t) is not null), Is.InRange(PrincipalMemory.MaxEntries / 2, PrincipalMemory.MaxEntries));
        Assert.That(memory.Recall(tokens[^1]), Is.Not.Null);
    }

    private static string Code(Func<Task> call) => Assert.ThrowsAsync<CrmApiException>(() => call())!.Code;

    private static Contract.Principal Someone(DateTimeOffset? expiresAt = null) => new(
        Caller.System,
        TenantId.From(Company.NewId()),
        Contract.Right.ReadTenant,
        Contract.TenantState.Active,
        new(1, 1),
        [],
        "UTC",
        expiresAt,
        CloudCrm.Contracts.Customers.FieldSight.Everything);
}
