using System.Globalization;
using System.Text.RegularExpressions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;

namespace CloudCrm.Tests.Customers;

/// <summary>What PostgreSQL does for the lists, as the application's role under row-level security: it says so itself (auto_explain).</summary>
[TestFixture, ServersOnly]
public sealed partial class QueryPlanTests : CrmFixture
{
    /// <summary>Pages of 8 KiB that a list of 21 rows may touch.</summary>
    private const int BuffersMax = 80;

    /// <summary>The same for a list that takes each row from a second table, by its primary key.</summary>
    private const int JoinedBuffersMax = 160;

    /// <summary>The same for a filtered list, which reads 50 rows to show 20; the rows that it read are put in order once more.</summary>
    private const int FilteredBuffersMax = 400;

    private TenantId _tenant;
    private Guid _customer;
    private Guid _interaction;

    protected override Task Prepare(PostgresServer server, string database) => PostgresServer.Run(server.Superuser(), $"""
        ALTER DATABASE {database} SET session_preload_libraries = 'auto_explain';
        ALTER DATABASE {database} SET auto_explain.log_min_duration = 0;
        ALTER DATABASE {database} SET auto_explain.log_analyze = on;
        ALTER DATABASE {database} SET auto_explain.log_buffers = on;
        """);

    [OneTimeSetUp]
    public async Task Seed()
    {
        _tenant = NewTenant();
        _customer = (await Registered(_tenant, "Ada")).Id;
        _interaction = (await Opened(_tenant, _customer)).Id;
        // The fourth field has the slot 103.
        foreach (var key in new[] { "a", "b", "c", "tenure" })
            Assert.That((await Grains.FieldBook(_tenant).Define(NewId(), new(key, key, FieldType.Number, [], true), Agent, NewOnce())).IsOk);
        await PostgresServer.Run((await PostgresServer.Shared).Superuser(Store.Database!), $"""
            SET auto_explain.log_min_duration = -1;
            SET session_replication_role = replica;
            INSERT INTO customers SELECT '{_tenant}', gen_random_uuid(), 0, name, name, '[]', i % 20 = 1, now(), now() - i * interval '1 hour', 1
                FROM (SELECT i, CASE WHEN i % 10 = 0 THEN 'maria garcia' ELSE substr(md5(i::text), 1, 8) END name FROM generate_series(1, 30000) i) n;
            INSERT INTO customer_contacts SELECT tenant_id, 0, '+49' || (row_number() OVER ())::text, id FROM customers;
            INSERT INTO customer_tokens SELECT tenant_id, word, 0, id FROM customers, regexp_split_to_table(name_key, ' ') AS word ON CONFLICT DO NOTHING;
            INSERT INTO customer_contacts SELECT tenant_id, 2, 'x:office', id FROM customers;
            UPDATE customers SET tags = '["VIP"]';
            INSERT INTO customer_index SELECT tenant_id, 20, 'vip', name_key, id FROM customers;
            INSERT INTO customer_index SELECT tenant_id, 103, 'p' || (row_number() OVER ())::text, name_key, id FROM customers;
            INSERT INTO timeline SELECT '{_tenant}', '{_customer}', now() - i * interval '1 hour', gen_random_uuid(), 2, NULL, NULL, '', 1, gen_random_uuid(), gen_random_uuid()
                FROM generate_series(1, 30000) i;
            INSERT INTO interactions SELECT '{_tenant}', gen_random_uuid(), 'x', 0, '{_customer}', '', i % 3, NULL, NULL, now() - i * interval '1 hour', now(), NULL, 0, 1
                FROM generate_series(1, 30000) i;
            INSERT INTO messages SELECT '{_tenant}', '{_interaction}', i, gen_random_uuid(), 0, NULL, NULL, '', NULL, now(), now() FROM generate_series(1, 30000) i;
            ANALYZE;
            """);
    }

    [Test]
    public async Task Every_list_reads_only_what_it_shows()
    {
        var (customers, interactions) = (Grains.CustomerReader(_tenant), Grains.InteractionReader(_tenant));
        Assert.Multiple(async () =>
        {
            foreach (var prefix in (string?[])[null, "a", "maria"])
            {
                await Check($"names {prefix}", "ROW(name_key, id) > ROW", cursor => customers.List(Named(prefix, false), cursor, 20));
                await Check($"archived names {prefix}", "ROW(name_key, id) > ROW", cursor => customers.List(Named(prefix, true), cursor, 20));
            }

            foreach (var descending in new[] { false, true })
            {
                var sign = descending ? '<' : '>';
                await Filtered($"tag {sign}", $"ROW(name_key, customer_id) {sign} ROW", new() { Tags = ["VIP"], Descending = descending });
                await Filtered($"tag and name {sign}", $"ROW(name_key, customer_id) {sign} ROW", new() { Tags = ["VIP"], NamePrefix = "maria", Descending = descending });
                await Filtered($"name {sign}", $"ROW(name_key, id) {sign} ROW", new() { Kind = CustomerKind.Person, Descending = descending });
                await Filtered($"changed {sign}", $"ROW(changed_at, id) {sign} ROW", new() { Sort = "changedAt", Descending = descending });
                await Filtered($"field {sign}", $"ROW(value, name_key, customer_id) {sign} ROW", new() { Sort = "tenure", Descending = descending });
            }

            await Check("contact of one", "normalised = ", _ => customers.Lookup(ContactKind.Phone, "+4977", null, 20));
            await Check("contact of many", "customer_id > ", cursor => customers.Lookup(ContactKind.Handle, "x:office", cursor, 20), JoinedBuffersMax);
            await Check("timeline", "ROW(at, id) < ROW", cursor => customers.Timeline(_customer, cursor, 20));
            await Check("interactions", "ROW(at, id) < ROW", cursor => interactions.List(new(), cursor, 20));
            await Check("closed", "ROW(at, id) < ROW", cursor => interactions.List(new(InteractionState.Closed), cursor, 20));
            await Check("messages", "sequence > ", cursor => interactions.Messages(_interaction, cursor, 20));
        });
    }

    /// <summary>A filtered list reads some rows more than it shows, each from a second table where the index is one of its own.</summary>
    private Task Filtered(string name, string bound, CustomerFilter filter) =>
        Check(name, bound, cursor => Grains.CustomerReader(_tenant).List(filter, cursor, 20), FilteredBuffersMax, sorts: true);

    [Test]
    public async Task A_search_reads_ranges_of_the_indexes_of_its_tokens()
    {
        var searcher = Grains.CustomerSearcher(_tenant);
        string[] queries = ["maria", "a", "ab cd", "maria garcia", "garzia", "wrongly spelt", "0911 123456"];
        var plans = await Plans("search", "customer_tokens", async () =>
        {
            for (var i = 0; i < 12; i++)
            {
                foreach (var query in queries)
                    await searcher.Search(query, false, 20, i % 2 == 0 ? [] : ["note"]);
            }
        });
        Assert.That(plans, Has.Count.GreaterThan(12 * queries.Length));
        foreach (var plan in plans)
            Assert.That(plan, Does.Contain("Index Cond: ((tenant_id = ").And.Not.Contain("Seq Scan"), plan);
    }

    /// <summary>Asks often enough that a plan for any parameter has been tried, and from the middle of the list too.</summary>
    private async Task Check<T>(string name, string bound, Func<string?, Task<Outcome<Page<T>>>> list, int buffersMax = BuffersMax, bool sorts = false)
    {
        var plans = await Plans(name, "LIMIT $", async () =>
        {
            string? cursor = null;
            for (var i = 0; i < 12; i++)
                cursor = (await list(cursor)).Value.Next;
        });
        Assert.That(plans, Has.Count.EqualTo(12), name);
        foreach (var plan in plans)
        {
            Assert.That(plan, Does.Match($"Index Cond: .*{Regex.Escape(bound)}"), name);
            Assert.That(plan, sorts ? Does.Not.Contain("Seq Scan") : Does.Not.Contain("Seq Scan").And.Not.Contain("Sort"), name);
            Assert.That(BuffersOf(plan), Is.LessThanOrEqualTo(buffersMax), $"{name}: {plan}");
        }
    }

    private async Task<List<string>> Plans(string name, string told, Func<Task> ask)
    {
        var server = await PostgresServer.Shared;
        var mark = $"end of {name}";
        var (start, end) = (Log(server).Length, "");
        await ask();
        await PostgresServer.Run(server.Superuser(Store.Database!), $"SELECT '{mark}' AS mark");
        await Eventually.Holds(() => (end = Log(server)[start..]).Contains(mark, StringComparison.Ordinal), "the server's log holds the plans");
        return [.. Entry().Split(end).Where(entry => entry.Contains(told, StringComparison.Ordinal))];
    }

    private static string Log(PostgresServer server)
    {
        using var reader = new StreamReader(new FileStream(server.Process.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static int BuffersOf(string plan) =>
        BuffersRead().Match(plan).Groups.Values.Skip(1).Where(group => group.Success).Sum(group => int.Parse(group.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d .*LOG: ", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?")]
    private static partial Regex BuffersRead();

    private static CustomerFilter Named(string? prefix, bool archived = false) => new() { NamePrefix = prefix, Archived = archived };
}
