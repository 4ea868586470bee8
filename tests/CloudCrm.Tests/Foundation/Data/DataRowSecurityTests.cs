using CloudCrm.Contracts;
using CloudCrm.Foundation.Data.Reading;
using CloudCrm.Tests.Foundation.Data.Things;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CloudCrm.Tests.Foundation.Data;

/// <summary>What the database itself holds back, whatever the program does. Every "no" stands beside the same act that is allowed.</summary>
[ServersOnly]
public sealed class DataRowSecurityTests
{
    private ThingHost _host = null!;
    private NpgsqlDataSource _one = null!;
    private TenantId _mine;
    private TenantId _other;
    private ThingRow _thing = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await ThingHost.Start();
        _one = NpgsqlDataSource.Create($"{_host.Settings["Database:Things"]};Username={PostgresServer.App};Maximum Pool Size=1;No Reset On Close=true");
        (_mine, _other) = (ThingHost.NewTenant(), ThingHost.NewTenant());
        _thing = await _host.Make(_mine);
        await _host.Make(_other);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _one.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task Without_a_tenant_there_are_no_rows()
    {
        Assert.That(await Count(""), Is.Zero);
        Assert.That(await Count($"{_mine.Value}"), Is.EqualTo(1));
        Assert.That(await Count($"{ThingHost.NewTenant().Value}"), Is.Zero);
        await using var never = _one.CreateCommand("SELECT count(*) FROM things");
        Assert.That(await never.ExecuteScalarAsync(), Is.Zero);
    }

    [Test]
    public async Task Only_rows_of_the_tenant_are_written()
    {
        Assert.That(await InsertFails(_mine, _mine), Is.Null);
        Assert.That(await InsertFails(_mine, _other), Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege));
        Assert.That(await InsertFails(null, _mine), Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege));
    }

    [Test]
    public async Task Rows_of_others_are_neither_changed_nor_deleted()
    {
        foreach (var sql in (string[])["UPDATE things SET count = count + 1 WHERE tenant_id = $1", "DELETE FROM parts WHERE tenant_id = $1", "UPDATE due_work SET attempts = 1 WHERE tenant_id = $1"])
        {
            await using var batch = _one.CreateBatch();
            batch.BatchCommands.Add(SetTenant($"{_mine.Value}"));
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = _other.Value } } });
            await batch.ExecuteNonQueryAsync();
            Assert.That(batch.BatchCommands[1].RecordsAffected, Is.Zero, sql);
        }
    }

    [Test]
    public async Task The_journal_is_append_only()
    {
        foreach (var sql in (string[])["UPDATE journal SET verb = ''", "DELETE FROM journal", "TRUNCATE journal"])
        {
            await using var command = _one.CreateCommand(sql);
            Assert.That(() => command.ExecuteNonQueryAsync(), Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.InsufficientPrivilege), sql);
        }
    }

    [Test]
    public async Task The_operator_reads_all_and_changes_only_what_it_claims()
    {
        await using var source = NpgsqlDataSource.Create($"{_host.Settings["Database:Things"]};Username={PostgresServer.Operator}");
        await using (var count = source.CreateCommand("SELECT count(DISTINCT tenant_id) FROM things"))
            Assert.That(await count.ExecuteScalarAsync(), Is.GreaterThanOrEqualTo(2));
        await using (var claim = source.CreateCommand("UPDATE due_work SET attempts = attempts; DELETE FROM outbox WHERE part = -1; DELETE FROM requests WHERE key = ''"))
            await claim.ExecuteNonQueryAsync();
        foreach (var sql in (string[])["UPDATE things SET count = 1", "DELETE FROM things", "INSERT INTO signs VALUES ('x', gen_random_uuid())", "UPDATE journal SET verb = ''"])
        {
            await using var command = source.CreateCommand(sql);
            Assert.That(() => command.ExecuteNonQueryAsync(), Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.InsufficientPrivilege), sql);
        }
    }

    [Test]
    public async Task A_connection_that_is_used_again_keeps_no_tenant()
    {
        var contexts = new ReadContexts<PgThingDb>(
            builder => builder.UseNpgsql(_one).AddInterceptors(TenantInterceptor.Instance),
            builder => builder.UseNpgsql(_one),
            NullLoggerFactory.Instance);
        for (var i = 0; i < 5; i++)
        {
            await using (var db = contexts.ForTenant(_mine))
                Assert.That(await db.Things.SingleAsync(r => r.Id == _thing.Id), Is.EqualTo(_thing));
            await using (var raw = _one.CreateCommand("SELECT current_setting('app.tenant', true), (SELECT count(*) FROM things)"))
            await using (var reader = await raw.ExecuteReaderAsync())
            {
                await reader.ReadAsync();
                Assert.That(reader.IsDBNull(0) ? "" : reader.GetString(0), Is.Empty);
                Assert.That(reader.GetInt64(1), Is.Zero);
            }

            // Not even EF's own filter keeps another tenant in: without it the database still does.
            await using (var db = contexts.ForTenant(_other))
                Assert.That(await db.Things.IgnoreQueryFilters().Select(r => r.TenantId).Distinct().SingleAsync(), Is.EqualTo(_other));
        }
    }

    private static NpgsqlBatchCommand SetTenant(string tenant) => new("SELECT set_config('app.tenant', $1, true)") { Parameters = { new() { Value = tenant } } };

    private async Task<long> Count(string tenant)
    {
        await using var batch = _one.CreateBatch();
        batch.BatchCommands.Add(SetTenant(tenant));
        batch.BatchCommands.Add(new("SELECT count(*) FROM things"));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return Math.Min(reader.GetInt64(0), 1);
    }

    private async Task<string?> InsertFails(TenantId? setting, TenantId row)
    {
        await using var batch = _one.CreateBatch();
        if (setting is { } tenant)
            batch.BatchCommands.Add(SetTenant($"{tenant.Value}"));
        batch.BatchCommands.Add(new("INSERT INTO journal_heads (tenant_id, sequence) VALUES ($1, 0) ON CONFLICT (tenant_id) DO UPDATE SET sequence = 0") { Parameters = { new() { Value = row.Value } } });
        try
        {
            await batch.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }
}
