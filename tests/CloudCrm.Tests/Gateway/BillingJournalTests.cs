using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>What people do in Billing stands in the journal beside all else.</summary>
[TestFixture]
internal sealed class BillingJournalTests : CompanyFixture
{
    [Test]
    public async Task Acts_on_account_and_budgets_stand_there_once_with_who_and_what()
    {
        using var company = await Company.Open(Api);
        await company.Billing();
        await company.Owner.Billing.SetBuyer(new("Sunrise Ltd.", "1 Xinyi Road", null, "PO-7", null, "TW"));
        var budget = await company.Owner.Budgets.Make(new("In", "messages.inbound", 400));
        using (var op = await Api.Operator())
            await op.Operator.Billing.Add(company.Tenant, new(BalanceKind.Credit, "5.00", "USD", "sorry"));

        var account = await Entries(company, new(Entity: "billing_account"), 2);
        Assert.That(account.Select(entry => (entry.Verb, entry.By.Kind)), Is.EquivalentTo(new[] { ("buyer_changed", ActorKind.Account), ("credit_added", ActorKind.Operator) }));
        var buyer = account.Single(entry => entry.Verb == "buyer_changed");
        Assert.That((buyer.By.Id, buyer.EntityId), Is.EqualTo(((Guid?)company.OwnerId, company.Tenant)));
        Assert.That(buyer.Details.GetProperty("purchaseOrder").GetRawText(), Is.EqualTo("""{"before":null,"after":"PO-7"}"""));
        var made = (await Entries(company, new(Entity: "budget", EntityId: budget.Id), 1)).Single();
        Assert.That(made.By.Id, Is.EqualTo(company.OwnerId));
        var all = await company.Owner.Journal.Read().ToListAsync();
        Assert.That(all.Select(entry => entry.Sequence), Is.Ordered.And.Unique, "one journal with one order");

        await using var csv = await company.Owner.Journal.Export(new(Entity: "budget"));
        using var reader = new StreamReader(csv);
        Assert.That(await reader.ReadToEndAsync(), Does.Contain($"budget,{budget.Id},"));
    }

    [Test]
    public async Task What_bills_say_is_for_who_may_read_usage()
    {
        using var company = await Company.Open(Api);
        await company.Billing();
        await company.Owner.Billing.SetBuyer(new("Sunrise Ltd.", "1 Xinyi Road", null, null, null, "TW"));
        await Entries(company, new(Entity: "billing_account"), 1);
        using var without = new CrmClient(Api.Address, (await company.NewKey(Right.ReadJournal)).Token);
        using var with = new CrmClient(Api.Address, (await company.NewKey(Right.ReadJournal, Right.ReadUsage)).Token);
        Assert.That((await without.Journal.Page(filter: new(Entity: "billing_account"))).Items.Single().Details.GetRawText(), Is.EqualTo("{}"));
        Assert.That((await with.Journal.Page(filter: new(Entity: "billing_account"))).Items.Single().Details.GetRawText(), Does.Contain("Sunrise Ltd."));
    }

    private static Task<IReadOnlyList<JournalEntry>> Entries(Company company, JournalFilter filter, int count) => Eventually.Value(
        async () => (await company.Owner.Journal.Page(limit: 1_000, filter: filter)).Items is { } items && items.Count >= count ? items : null, $"{count} entries are there");
}
