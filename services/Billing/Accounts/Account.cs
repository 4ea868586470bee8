using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Accounts;

/// <summary>What was decided about an account, and what the journal says of it.</summary>
internal sealed record AccountStep(Account After, string Verb, string Details);

/// <summary>What a tenant pays by. Immutable; every decision is pure.</summary>
internal sealed partial record Account
{
    /// <summary>The most changes of plan in one period.</summary>
    public const int PlansMax = 32;

    /// <summary>The currency of the running period.</summary>
    public required string Currency { get; init; }

    /// <summary>The running period, in the tenant's days.</summary>
    public required BillingPeriod Period { get; init; }

    /// <summary>What holds in the running period, earliest first; at least one.</summary>
    public required ImmutableArray<PlanFrom> Plans { get; init; }

    /// <summary>The first day that may be charged: that of the opening.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The first day that is charged; null without a trial.</summary>
    public DateOnly? TrialUntil { get; init; }

    /// <summary>The plan of the next period, where it is another one.</summary>
    public string? NextPlan { get; init; }

    /// <summary>The version of the price book that the tenant was told of and that its next period has.</summary>
    public string? NextVersion { get; init; }

    /// <summary>What stands on invoices.</summary>
    public BillingParty Buyer { get; init; } = new(null, null, null, null, null);

    /// <summary>What was agreed with this tenant and holds in the running period.</summary>
    public required Terms Terms { get; init; }

    /// <summary>What was agreed in another currency: it holds from the first period that begins with no balance left in the old one.</summary>
    public Terms? NextTerms { get; init; }

    /// <summary>Credits with something left, in the order in which they came.</summary>
    public ImmutableArray<HeldBalance> Credits { get; init; } = [];

    /// <summary>What was prepaid and has something left, in the order in which it came.</summary>
    public ImmutableArray<HeldBalance> Prepaid { get; init; } = [];

    /// <summary>Grows by one a change.</summary>
    public long Version { get; init; } = 1;

    /// <summary>What holds now.</summary>
    [JsonIgnore]
    public PlanFrom Now => Plans[^1];

    /// <summary>What was agreed last.</summary>
    [JsonIgnore]
    public Terms Agreed => NextTerms ?? Terms;

    /// <summary>What the next period has by what is known now, but for coupons that lapse.</summary>
    [JsonIgnore]
    public Terms Coming => NextTerms is { } next && !HasBalance ? next : Terms;

    private bool HasBalance => Credits.Concat(Prepaid).Any(it => it.Currency == Currency);

    /// <summary>The account of a tenant at its opening.</summary>
    public static Account Open(string plan, DateOnly today, BillingPeriod period, Book book, Terms terms)
    {
        var trial = book.Find(plan)!.TrialDays;
        return new()
        {
            Currency = terms.Currency,
            Period = period,
            Plans = [new(period.From > today ? period.From : today, plan, book.Version)],
            OpenedOn = today,
            TrialUntil = trial > 0 ? today.AddDays(trial) : null,
            Terms = terms,
        };
    }

    /// <summary>Changes the plan: at once to one of a higher rank, else from the next period on.</summary>
    public Outcome<AccountStep> ChangePlan(string plan, Book book, DateOnly today, long? expectedVersion)
    {
        if (expectedVersion is { } version && version != Version)
            return Refusal.Stale();
        if (book.Find(plan) is not { } wanted)
            return Refusal.Invalid("plan", $"Plans are {string.Join(", ", book.Plans.Select(it => it.Code))}.");
        if (wanted.Code == Now.Plan)
            return NextPlan is null ? Stay() : Next(this with { NextPlan = null }, "plan_kept", new Details().Change("nextPlan", NextPlan, null));
        if (wanted.Rank < book.Find(Now.Plan)!.Rank)
            return NextPlan == plan ? Stay() : Next(this with { NextPlan = plan }, "plan_change_planned", new Details().Change("nextPlan", NextPlan, plan));
        if (Plans.Length >= PlansMax)
            return Refusal.LimitReached($"At most {PlansMax} changes of plan in a period.", "too_many_changes");
        var from = new PlanFrom(today < Now.From ? Now.From : today, plan, Now.PriceVersion);
        var plans = Now.From == from.From ? Plans.SetItem(Plans.Length - 1, from) : Plans.Add(from);
        return Next(this with { Plans = plans, NextPlan = null }, "plan_changed", new Details().Change("plan", Now.Plan, plan).Fact("from", from.From));
    }

    /// <summary>The version of the price book that the next period has, once the tenant is told of it.</summary>
    public AccountStep Told(string version) =>
        Next(this with { NextVersion = version == Now.PriceVersion ? null : version }, "price_change_told", new Details().Change("nextPriceVersion", NextVersion, version));

    /// <summary>The next period.</summary>
    public AccountStep Renew(BillingPeriod next, ImmutableArray<Coupon> coupons)
    {
        var plan = new PlanFrom(next.From, NextPlan ?? Now.Plan, NextVersion ?? Now.PriceVersion);
        var isOther = !ReferenceEquals(Coming, Terms);
        var terms = isOther ? Coming : Terms with { Coupons = coupons };
        var after = this with
        {
            Currency = terms.Currency,
            Period = next,
            Plans = [plan],
            NextPlan = null,
            NextVersion = null,
            Terms = terms,
            NextTerms = isOther ? null : NextTerms,
        };
        return Next(after, "renewed", new Details().Change("periodFrom", Period.From, next.From).Change("plan", Now.Plan, plan.Plan).Change("priceVersion", Now.PriceVersion, plan.PriceVersion));
    }

    /// <summary>Sets what stands on invoices.</summary>
    public Outcome<AccountStep> SetBuyer(BillingParty buyer, long? expectedVersion)
    {
        if (expectedVersion is { } version && version != Version)
            return Refusal.Stale();
        if (!buyer.Checked("").Try(out var party, out var refusal))
            return refusal;
        if (party == Buyer)
            return Stay();
        var details = new Details().Change("legalName", Buyer.LegalName, party.LegalName).Change("address", Buyer.Address, party.Address)
            .Change("taxId", Buyer.TaxId, party.TaxId).Change("purchaseOrder", Buyer.PurchaseOrder, party.PurchaseOrder).Change("mail", Buyer.Mail, party.Mail).Change("country", Buyer.Country, party.Country);
        return Next(this with { Buyer = party }, "buyer_changed", details);
    }

    /// <summary>Sets what was agreed with this tenant.</summary>
    public Outcome<AccountStep> SetTerms(Terms terms, long? expectedVersion)
    {
        if (expectedVersion is { } version && version != Version)
            return Refusal.Stale();
        if (terms.Currency != Currency && HasBalance)
            return Refusal.Conflict("Balances in the old currency are left: they must be used up before the currency can change.", "balances_left", "currency");
        terms = terms.For(Now.Plan);
        if (terms.Says(Agreed))
            return Stay();
        var after = terms.Currency == Currency ? this with { Terms = terms, NextTerms = null } : this with { NextTerms = terms };
        return Next(after, "terms_changed", new Details().Change("terms", Agreed.ToContract(), terms.ToContract()));
    }

    /// <summary>Puts an amount into a balance.</summary>
    public Outcome<AccountStep> Add(AddBalance command)
    {
        if (command.Reason is not { Length: >= 1 and <= 500 })
            return Refusal.Invalid("reason", "1 to 500 characters.");
        if (!Rating.Currency.TryParse(command.Currency, out var currency))
            return Refusal.Invalid("currency", $"Currencies are {string.Join(", ", Rating.Currency.All)}.");
        if (!Accounts.Money.Read(command.Amount, "amount", currency).Try(out var amount, out var refusal))
            return refusal;
        if (amount == 0)
            return Refusal.Invalid("amount", "It must be more than 0.");
        var balance = new HeldBalance($"{command.Id:n}", amount, currency.Code, command.Reason);
        var list = command.Kind == BalanceKind.Credit ? Credits : Prepaid;
        if (list.Length >= Terms.ListMax)
            return Refusal.LimitReached($"At most {Terms.ListMax} amounts that are not used up.", "too_many_balances");
        var after = command.Kind == BalanceKind.Credit ? this with { Credits = list.Add(balance) } : this with { Prepaid = list.Add(balance) };
        return Next(after, command.Kind == BalanceKind.Credit ? "credit_added" : "prepaid_added", new Details().Fact("amount", command.Amount).Fact("currency", currency.Code).Fact("reason", command.Reason));
    }

    /// <summary>Whether a step changes nothing.</summary>
    public bool IsSame(AccountStep step) => ReferenceEquals(step.After, this);

    private AccountStep Stay() => new(this, "", "{}");

    private AccountStep Next(Account after, string verb, Details details) => new(after with { Version = Version + 1 }, verb, details.ToString());
}
