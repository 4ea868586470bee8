using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing;

/// <summary>Quotes: their prices come from Billing, the units that are kept for them from Crm.</summary>
internal static class QuoteEndpoints
{
    private const int UsualHours = 24;
    private static readonly Requirement Reserving = Requirement.All(Right.ManageBilling);

    public static void MapQuotes(this IEndpointRouteBuilder api)
    {
        var quotes = api.MapGroup("/quotes").WithTags("Billing");
        quotes.MapPost("", Make).WithName("MakeQuote").Requires(Right.ReadUsage).Answers<Wire.Quote>(201)
            .WithSummary("What a planned bulk act, a change of plan or seats comes to; with reserve its outbound messages are kept for it.");
        quotes.MapGet("/{id}", Read).WithName("ReadQuote").Requires(Right.ReadUsage).Answers<Wire.Quote>()
            .WithSummary("A quote as it was made, with what is left of its reservation.");
        quotes.MapDelete("/{id}/reservation", Release).WithName("ReleaseQuote").Requires(Right.ManageBilling).AnswersNothing()
            .WithSummary("End a quote's reservation: what is left of it is everybody's again.");
    }

    private static async Task<IResult> Make(New<Wire.MakeQuote> body, Call call, IGrainFactory grains)
    {
        var it = body.Value;
        if (it.Reserve && !Reserving.IsMetBy(call.Principal.Rights))
            return Answer.Refused(AdmissionGate.Lacking(Reserving, call.Principal));
        var messages = it.Items?.FirstOrDefault(item => item.Meter == Meters.MessagesOutbound)?.Units;
        if (it.Reserve && messages is null)
            return Answer.Refused(Refusal.Invalid("reserve", $"What is kept are units of {Meters.MessagesOutbound}: there are none among the items."));
        var command = new MakeQuote([.. (it.Items ?? []).Select(item => new QuoteItem(item.Meter, item.Units))], it.Plan, it.Seats);
        if (!(await grains.Quote(call.Tenant, body.Id).Make(command, call.Caller, body.Once)).Try(out var quote, out var refusal))
            return Answer.Refused(refusal);
        UnitReservation? kept = null;
        if (it.Reserve && !(await grains.Units(call.Tenant).Reserve(quote.Id, Meters.MessagesOutbound, messages!.Value, Hours(it.Hours), call.Caller)).Try(out kept, out refusal))
            return Answer.Refused(refusal);
        return Answer.Created<Quote, Wire.Quote>(quote, one => ToWire(one, kept), one => $"/v1/quotes/{one.Id}");
    }

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains)
    {
        var quote = await grains.Quote(call.Tenant, id).Read();
        UnitReservation? kept = null;
        if (quote.IsOk)
            (await grains.Units(call.Tenant).ReadReservation(id)).Try(out kept, out _);
        return Answer.List(quote, one => ToWire(one, kept));
    }

    private static async Task<IResult> Release(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Done((await grains.Units(call.Tenant).Release(id, call.Caller)).Select(_ => default(Done)));

    private static TimeSpan Hours(int? hours) => TimeSpan.FromHours(Math.Clamp(hours ?? UsualHours, 0, 1_000));

    private static Wire.Quote ToWire(Quote it, UnitReservation? kept) => new(
        it.Id, it.MadeAt, it.ValidUntil, it.Currency, it.Plan, it.PriceVersion, [.. it.Asked.Items.Select(item => new Wire.QuoteItem(item.Meter, item.Units))],
        [.. it.Lines.Select(line => new Wire.QuoteLine((Wire.LineKind)line.Kind, line.Code, line.Quantity, line.Amount))],
        it.Charges, it.Tax, it.Total, it.PeriodBefore, it.PeriodAfter, it.NextPeriod,
        [.. it.Budgets.Select(one => new Wire.QuoteBudget(one.Id, one.Name, one.HardCap, one.Before, one.After, one.Limit, one.IsExceeded))],
        kept is null ? null : new(kept.Meter, kept.Units, kept.Left, kept.Until, kept.IsCapped));
}
