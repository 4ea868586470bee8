using System.Collections.Immutable;
using CloudCrm.Billing.Payments;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Accounts;

/// <summary>Balances of the account. What comes into one pays what is open in its currency in the same commit.</summary>
internal sealed partial class AccountGrain
{
    public Task<Outcome<BillingAccount>> Add(AddBalance command, Caller caller, Once once)
    {
        var (added, paid) = ((HeldBalance?)null, (Settlement?)null);
        return Do(caller, once, async (account, _) =>
        {
            if (!account.Add(command).Try(out var step, out var refusal))
                return refusal;
            added = (command.Kind == BalanceKind.Credit ? step.After.Credits : step.After.Prepaid)[^1];
            paid = await Settle(step.After);
            return step with { After = paid.After };
        }, (account, _, act) =>
        {
            MoneyEntries.OfBalance(_tenant, command, added!, time.Instant()).AddTo(act);
            Put(act, account, paid!, caller, time.Instant());
        });
    }

    /// <summary>What balances pay of all that is open, with how the account stands then.</summary>
    private async Task<Settlement> Settle(Account account)
    {
        var receivables = await Receivables();
        var paid = await Settle(account, receivables);
        return paid.Paid.IsEmpty ? paid : paid with { After = paid.After with { Standing = Dunning.Standing(receivables.Select(paid.Left), time.Instant()) } };
    }

    /// <summary>What balances pay of what is open among some receivables, oldest invoice first; what is disputed waits.</summary>
    private async Task<Settlement> Settle(Account account, IEnumerable<ReceivableRow> receivables)
    {
        var open = receivables.Where(it => it.State == InvoiceState.Open).ToDictionary(it => it.InvoiceId);
        if (open.Count == 0 || account.BalanceLeft == 0)
            return new(account, []);
        var ids = open.Keys.ToList();
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<InvoiceRow>().Where(row => row.TenantId == _tenant && ids.Contains(row.Id)).ToListAsync();
        return Settlement.Of(
            account, rows.OrderBy(row => row.IssuedAt).ThenBy(row => row.PeriodFrom, StringComparer.Ordinal).Select(row => (row.ToDocument(), open[row.Id])));
    }

    /// <summary>Writes down what balances paid, and tells how the tenant stands where that changes by it.</summary>
    private void Put(Act act, Account before, Settlement settled, Caller caller, DateTimeOffset now)
    {
        Put(act, settled.Paid, before, caller, now);
        if (before.Stand(settled.After.Standing) is { Verb.Length: > 0 } stood)
            act.JournalAndTell(new(now, caller, Entity, _tenant.Value, stood.Verb, stood.Details));
        AccountNews.Stand(act, _tenant, before, settled.After.Standing, now);
    }

    private void Put(Act act, ImmutableArray<PaidFromBalances> settled, Account before, Caller caller, DateTimeOffset now)
    {
        foreach (var paid in settled)
        {
            var money = paid.Document.Currency;
            var details = new Details().Fact("number", paid.Document.Number).Fact("credits", money.Text(paid.Credits)).Fact("prepaid", money.Text(paid.Prepaid));
            act.Update(paid.After).JournalAndTell(new(now, caller, "invoice", paid.Document.Id, "paid_from_balances", details.ToString()));
            MoneyEntries.OfSettlement(paid, before.Version, now).AddTo(act);
            Align(act, paid.Document.Id, before, now);
        }
    }
}
