using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Accounts;

/// <summary>A tenant that comes to pay in another currency.</summary>
[TestFixture]
internal sealed class CurrencyTests
{
    private static readonly DateOnly s_january = new(2028, 1, 1);
    private static readonly DateOnly s_february = new(2028, 2, 1);
    private static readonly DateOnly s_march = new(2028, 3, 1);

    [Test]
    public void What_is_agreed_in_another_currency_leaves_the_running_period_as_it_is()
    {
        var account = Agreed("JPY", 890);
        Assert.That((account.Currency, account.Terms.Base, account.Agreed.Base), Is.EqualTo(("USD", (decimal?)null, (decimal?)890)));
        var next = account.Renew(new(s_february, s_march), []).After;
        Assert.That((next.Currency, next.Terms.Base, next.NextTerms), Is.EqualTo(("JPY", (decimal?)890, (Terms?)null)));
        Assert.That(account.SetTerms(Terms.Usual, null).Value.After.NextTerms, Is.Null, "it can be taken back");
    }

    [Test]
    public void A_balance_keeps_its_currency_and_holds_the_change_back_until_it_is_used()
    {
        var account = Agreed("JPY", 890).Add(new(Guid.CreateVersion7(), BalanceKind.Credit, "5.25", "USD", "sorry")).Value.After;
        var next = account.Renew(new(s_february, s_march), []).After;
        Assert.That((next.Currency, next.Terms.Base, next.Agreed.Base), Is.EqualTo(("USD", (decimal?)null, (decimal?)890)));
        Assert.That(next.Credits.In("JPY"), Is.Empty);
        var used = next with { Credits = next.Credits.Without(5.25m, "USD") };
        Assert.That(used.Renew(new(s_march, s_march.AddMonths(1)), []).After.Currency, Is.EqualTo("JPY"));
        Assert.That(next.SetTerms(Terms.Usual with { Currency = "EUR" }, null).IsOk, Is.False);
    }

    [Test]
    public void An_amount_is_in_the_currency_that_is_named_whatever_the_account_has()
    {
        var account = Agreed("JPY", 890).Add(new(Guid.CreateVersion7(), BalanceKind.Prepaid, "1000", "JPY", "ahead")).Value.After;
        Assert.That((account.Currency, account.Prepaid.Single().Currency), Is.EqualTo(("USD", "JPY")));
        Assert.That(account.Renew(new(s_february, s_march), []).After.Prepaid.In("JPY").Single().Available, Is.EqualTo(1000));
        Assert.That(account.Add(new(Guid.CreateVersion7(), BalanceKind.Prepaid, "1.5", "JPY", "ahead")).Refusal?.Field, Is.EqualTo("amount"));
    }

    private static Account Agreed(string currency, decimal perPeriod) =>
        Account.Open("team", s_january, new(s_january, s_february), ShippedBook.Read(), Terms.Usual).SetTerms(Terms.Usual with { Currency = currency, Base = perPeriod }, null).Value.After;
}
