using CloudCrm.Billing.PriceBook;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CloudCrm.Tests.Billing.PriceBook;

/// <summary>Published versions in the database.</summary>
[TestFixture]
public sealed class BooksTests
{
    private BillingHost _host = null!;
    private Books _books = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await BillingHost.StartWithGrains();
        _books = new(_host.Source);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("UPDATE price_books SET document = ''")]
    [TestCase("DELETE FROM price_books")]
    public async Task What_is_published_can_not_be_changed_or_removed(string sql)
    {
        var attempt = Assert.CatchAsync(() => _host.Writer.Transact(
            async (transaction, cancellation) =>
            {
                await using var command = transaction.Command(sql);
                await command.ExecuteNonQueryAsync(cancellation);
            },
            CancellationToken.None));
        Assert.That(attempt, Diagonal.HasServers
            ? Is.TypeOf<PostgresException>().With.Property(nameof(PostgresException.SqlState)).EqualTo("42501")
            : Is.TypeOf<SqliteException>().With.Message.Contains("What is published stays."));
        Assert.That(BookJson.Write((await _books.Find("2026-11"))!), Is.EqualTo(BookJson.Write(ShippedBook.Read())));
    }

    [Test]
    public async Task Of_versions_that_hold_the_newest_is_in_force()
    {
        var start = _host.Clock.GetUtcNow().AddYears(20).ToInstant();
        foreach (var days in (int[])[10, 20])
            Assert.That((await Publish($"force-{days}", start.AddDays(days))).IsOk);
        var inForce = new List<string>();
        foreach (var days in (int[])[-1, 10, 19, 20, 900])
            inForce.Add((await _books.InForce(start.AddDays(days))).Version);
        Assert.That(inForce, Is.EqualTo(new[] { "2026-11", "force-10", "force-10", "force-20", "force-20" }));
        Assert.That(await _books.Find("force-30"), Is.Null);
        Assert.That(async () => await _books.InForce(new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero)), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Of_two_that_publish_one_version_at_once_one_is_refused()
    {
        var at = _host.Clock.GetUtcNow().AddYears(40).ToInstant();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Publish("race", at.AddDays(i))));
        Assert.That(outcomes.Count(outcome => outcome.IsOk), Is.EqualTo(1));
        Assert.That(outcomes.Where(outcome => !outcome.IsOk).Select(outcome => outcome.Refusal.Field), Is.All.EqualTo("version"));
        Assert.That((await _books.All()).Count(version => version.Version == "race"), Is.EqualTo(1));
        await using var db = _host.Source.ForTenant(Reserved.Accounts);
        Assert.That(db.Journal.Where(entry => entry.TenantId == Reserved.Accounts).Select(entry => entry.Verb).ToArray(), Has.Some.EqualTo("published"));
    }

    private Task<Outcome<PriceBookVersion>> Publish(string version, DateTimeOffset effectiveFrom)
    {
        var id = Guid.CreateVersion7();
        var document = BookJson.Write(ShippedBook.Read() with { Version = version, EffectiveFrom = effectiveFrom });
        return _host.Grains.PriceBook().Publish(id, document, new Caller(ActorKind.Operator, id, id), new Once($"{id:n}", "0"));
    }
}
