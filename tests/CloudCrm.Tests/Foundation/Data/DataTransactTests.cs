using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Foundation.Data.Things;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CloudCrm.Tests.Foundation.Data;

public sealed class DataTransactTests
{
    private ThingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ThingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Work_commits_as_one_or_not_at_all()
    {
        var tenant = ThingHost.NewTenant();
        await _host.Writer.Transact((transaction, stop) => WriteHead(transaction, tenant, tenant, stop), default);
        Assert.That(await Head(tenant), Is.EqualTo(7));

        var failed = ThingHost.NewTenant();
        Assert.That(() => _host.Writer.Transact(async (transaction, stop) =>
        {
            await WriteHead(transaction, failed, failed, stop);
            throw new FormatException("of the consumer");
        }, default), Throws.TypeOf<FormatException>());
        Assert.That(await Head(failed), Is.Null);
        await _host.Make(failed);
    }

    [Test]
    public async Task Work_may_serve_several_tenants_one_after_the_other()
    {
        var (a, b) = (ThingHost.NewTenant(), ThingHost.NewTenant());
        await _host.Writer.Transact(async (transaction, stop) =>
        {
            await WriteHead(transaction, a, a, stop);
            await WriteHead(transaction, b, b, stop);
        }, default);
        Assert.That((await Head(a), await Head(b)), Is.EqualTo((7L, 7L)));
    }

    [Test]
    public async Task Cancelled_work_is_rolled_back()
    {
        var tenant = ThingHost.NewTenant();
        using var cancellation = new CancellationTokenSource();
        Assert.That(() => _host.Writer.Transact(async (transaction, stop) =>
        {
            await WriteHead(transaction, tenant, tenant, stop);
            await cancellation.CancelAsync();
            stop.ThrowIfCancellationRequested();
        }, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => _host.Writer.Transact((_, _) => Task.CompletedTask, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Head(tenant), Is.Null);
    }

    [Test]
    public async Task Claims_reach_all_tenants()
    {
        var (a, b) = (ThingHost.NewTenant(), ThingHost.NewTenant());
        foreach (var tenant in (TenantId[])[a, b])
        {
            var thing = ThingHost.NewThing(tenant);
            await _host.Writer.Commit(Act.Create(tenant, thing).Schedule(new() { TenantId = tenant, Id = thing.Id, Kind = $"{a}", DueAt = thing.MadeAt }));
        }

        await _host.Writer.TransactAcrossTenants(async (transaction, stop) =>
        {
            await using var command = transaction.Command("DELETE FROM due_work WHERE kind = @kind");
            Bind(command, "@kind", $"{a}");
            Assert.That(await command.ExecuteNonQueryAsync(stop), Is.EqualTo(2));
        }, default);
    }

    // The driver prepares a statement when it is used a second time: there its values are refused, after it was parsed.
    [Test, ServersOnly]
    public async Task A_statement_whose_values_were_refused_is_good_for_the_next_who_uses_it()
    {
        var uses = new Dictionary<int, int>();
        for (var use = 0; use < 3;)
        {
            try
            {
                await _host.Writer.Transact(async (transaction, stop) =>
                {
                    var connection = (NpgsqlConnection)transaction.Connection;
                    use = uses[connection.ProcessID] = uses.GetValueOrDefault(connection.ProcessID) + 1;
                    await using var batch = new NpgsqlBatch(connection);
                    batch.BatchCommands.Add(new("SELECT length($1)") { Parameters = { new NpgsqlParameter<string> { TypedValue = use == 2 ? "a\0b" : "ab" } } });
                    Assert.That(await batch.ExecuteScalarAsync(stop), Is.EqualTo(2));
                }, default);
                Assert.That(use, Is.Not.EqualTo(2));
            }
            catch (PostgresException e) when (use == 2)
            {
                Assert.That(e.SqlState, Is.EqualTo(PostgresErrorCodes.CharacterNotInRepertoire));
            }
        }
    }

    [Test, ServersOnly]
    public async Task Work_is_done_again_when_the_database_asks_for_it()
    {
        var tenant = ThingHost.NewTenant();
        var attempts = 0;
        await _host.Writer.Transact(async (transaction, stop) =>
        {
            await WriteHead(transaction, tenant, tenant, stop);
            if (++attempts < 3)
            {
                await using var command = transaction.Command("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$");
                await command.ExecuteNonQueryAsync(stop);
            }
        }, default);
        Assert.That(attempts, Is.EqualTo(3));
        Assert.That(await Head(tenant), Is.EqualTo(7));
        Assert.That(() => _host.Writer.Transact(async (transaction, stop) =>
        {
            attempts++;
            await using var command = transaction.Command("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$");
            await command.ExecuteNonQueryAsync(stop);
        }, default), Throws.TypeOf<PostgresException>());
        Assert.That(attempts, Is.EqualTo(3 + ActBounds.Attempts));
    }

    [Test, ServersOnly]
    public void Work_without_the_tenant_is_stopped_by_the_database() =>
        Assert.That(() => _host.Writer.Transact((transaction, stop) => WriteHead(transaction, null, ThingHost.NewTenant(), stop), default), Throws.TypeOf<PostgresException>());

    private static async Task WriteHead(WriteTransaction transaction, TenantId? setting, TenantId tenant, CancellationToken stop)
    {
        if (setting is { } set)
            await transaction.SetTenant(set, stop);
        await using var command = transaction.Command("INSERT INTO journal_heads (tenant_id, sequence) VALUES (@tenant, 7)");
        Bind(command, "@tenant", tenant.Value);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static void Bind(System.Data.Common.DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private async Task<long?> Head(TenantId tenant)
    {
        await using var db = _host.Source.ForTenant(tenant);
        return (await db.Set<JournalHeadRow>().SingleOrDefaultAsync(r => r.TenantId == tenant))?.Sequence;
    }
}
