using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>From events to quantities, levels and digests.</summary>
[TestFixture]
public sealed class UsageFoldTests
{
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Quantities_and_seats_are_those_of_the_plainest_way(int seed)
    {
        var made = MadeInvoice.Of(new(seed));
        foreach (var (set, parts) in made.Folded().Select(it => (it.Set, it.Parts)))
        {
            var events = made.Events[(set.Meter.Code, null)];
            foreach (var (span, part) in set.Segments.Zip(parts))
            {
                if (set.Meter.IsSeats)
                    Assert.That(part.Levels, Is.EqualTo(NaiveUsage.Seats(set, span, events)));
                else
                    Assert.That(part.Used.Quantity, Is.EqualTo(NaiveUsage.Quantity(set, span, events)), set.Meter.Code);
                Assert.That(part.Events, Is.EqualTo(events.Count(it => span.Has(it.At))));
                Assert.That(part.Opening, Is.EqualTo(set.Meter.IsLevel ? set.Opening + events.Where(it => it.At < span.From).Sum(it => it.Quantity) : 0));
            }
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Anybody_can_make_the_digest_again(int seed)
    {
        var made = MadeInvoice.Of(new(seed));
        foreach (var it in made.Folded())
        {
            foreach (var (span, part) in it.Set.Segments.Zip(it.Parts))
            {
                var link = SHA256.HashData(Fields("cloudcrm usage 1", made.Terms.Tenant.Value, it.Set.Meter.Code, span.From, span.To, part.Opening));
                foreach (var given in made.Events[(it.Set.Meter.Code, null)].Where(given => span.Has(given.At)))
                {
                    link = SHA256.HashData([.. link, .. Fields(
                        given.Id, given.Quantity, given.At, given.ReceivedAt, given.Channel, given.UserId, given.CustomerId, given.InteractionId,
                        given.Source, given.SourceId, given.Subject, given.DistinctValue)]);
                }

                Assert.That(part.Digest, Is.EqualTo(Convert.ToHexStringLower(link)));
            }
        }
    }

    [Test]
    public void Events_out_of_their_order_are_refused()
    {
        var made = MadeInvoice.Of(new(1));
        var set = made.Sets.First(set => set.Meter.Code == "made.sum");
        var given = new BilledEvent { Id = Guid.CreateVersion7(), Quantity = 1, At = set.Period.From.AddHours(1), ReceivedAt = set.Period.From };
        var fold = new UsageFold(made.Terms.Tenant, set);
        fold.Add(given);
        Assert.Multiple(() =>
        {
            Assert.That(() => fold.Add(given), Throws.ArgumentException);
            Assert.That(() => fold.Add(given with { At = set.Period.From }), Throws.ArgumentException);
            Assert.That(() => fold.Add(given with { At = set.Period.To }), Throws.ArgumentException);
        });
    }

    [Test]
    public void A_value_counts_in_the_segment_where_it_came_first()
    {
        var start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var set = new UsageSet
        {
            Meter = new("customers.active", "Active customers", "customer", MeterAggregation.Unique, 0, 1),
            DayStarts = [start, start.AddDays(1), start.AddDays(2)],
            Segments = [new(start, start.AddDays(1)), new(start.AddDays(1), start.AddDays(2))],
        };
        var fold = new UsageFold(TenantId.From(Guid.CreateVersion7()), set);
        foreach (var (hour, customer) in (IEnumerable<(int, int)>)[(1, 1), (2, 1), (30, 1), (31, 2)])
            fold.Add(new() { Id = Guid.CreateVersion7(), Quantity = 1, At = start.AddHours(hour), ReceivedAt = start, CustomerId = new(customer, 0, 0, new byte[8]) });
        Assert.That(fold.End().Parts.Select(part => (part.Used.Quantity, part.Used.Events)), Is.EqualTo(new[] { (1m, 2L), (1m, 2L) }));
    }

    private static byte[] Fields(params object?[] values)
    {
        var bytes = new List<byte>();
        foreach (var value in values)
        {
            var text = value switch
            {
                DateTimeOffset at => ((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10).ToString(CultureInfo.InvariantCulture),
                null => null,
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            };
            bytes.AddRange(text is null ? "-,"u8 : Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(text)}:{text},"));
        }

        return [.. bytes];
    }
}
