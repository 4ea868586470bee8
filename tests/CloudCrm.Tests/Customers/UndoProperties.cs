using System.Collections.Immutable;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers;
using CloudCrm.Crm.Customers.History;

namespace CloudCrm.Tests.Customers;

/// <summary>After any changes one of them is taken back whole, or refused because of what came after. Changes are made of numbers, so that failures shrink well.</summary>
[TestFixture]
internal sealed class UndoProperties
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly FieldBook s_book = new([Field("tier"), Field("rate")]);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void One_change_is_undone_whole_or_not_at_all(int[] words, int which)
    {
        var (now, steps) = Made(words);
        if (steps.Count == 0)
            return;
        var (before, after, change) = steps[(int)((uint)which % steps.Count)];
        string[] touched = [.. Differing(before, after)];
        string[] since = [.. touched.Intersect(Differing(now, after))];

        if (!now.Undo(change, FieldSight.Everything, s_book, now.Version, s_start).Try(out var undone, out var refusal))
        {
            Assert.That(refusal.Code, Is.EqualTo(since.Length > 0 ? "changed_since" : "archived"), refusal.Detail);
            Assert.That(since.Length > 0 ? since.All(name => refusal.Detail.Contains(name, StringComparison.Ordinal)) : now.Archived, Is.True);
            return;
        }

        Assert.That(since, Is.Empty);
        Assert.That(undone.Version, Is.EqualTo(now.Version + 1));
        Assert.That(Differing(undone, before).Intersect(touched), Is.Empty, "What it touched is as it was before.");
        Assert.That(Differing(undone, now).Except(touched), Is.Empty, "What it did not touch stays.");
        var again = undone.Undo(Of(now, undone), FieldSight.Everything, s_book, null, s_start).Value;
        Assert.That(Differing(again, now), Is.Empty, "The undoing is undone.");
        if (steps.Count == 1)
            Assert.That(undone.Says(before), Is.True, "The last change leaves nothing behind.");
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void An_undo_touches_nothing_that_may_not_be_changed(int[] words, int which, int mask)
    {
        var (now, steps) = Made(words);
        if (steps.Count == 0)
            return;
        var (before, after, change) = steps[(int)((uint)which % steps.Count)];
        string[] barred = [.. CustomerParts.All.Select(part => part.Name).Append("fields.tier").Where((_, i) => (mask & (1 << i)) != 0)];
        var isBarred = CustomerParts.Differing(before, after).Intersect(barred).Any();

        var outcome = now.Undo(change, FieldSight.Of([], barred), s_book, null, s_start);

        Assert.That(!outcome.IsOk && outcome.Refusal.Code == "field_locked", Is.EqualTo(isBarred));
    }

    private static (Customer Now, List<(Customer Before, Customer After, PastChange Change)> Steps) Made(int[] words)
    {
        var now = CustomerRules.Register(new Guid(1, 2, 3, new byte[8]), new(CustomerKind.Person, "Zoe", []) { More = new() { ExternalId = "1" } }, s_book, s_start).Value;
        var steps = new List<(Customer, Customer, PastChange)>();
        foreach (var word in words)
        {
            var outcome = (uint)word % 12 == 11
                ? now.WithArchived(!now.Archived, null, s_start)
                : now.Change(Command(now, (uint)word % 12, (int)((uint)word / 12 % 4)), s_book, null, s_start);
            if (!outcome.Try(out var next, out _) || ReferenceEquals(next, now))
                continue;
            steps.Add((now, next, Of(now, next)));
            now = next;
        }

        return (now, steps);
    }

    private static PastChange Of(Customer before, Customer after) =>
        new(before.Archived == after.Archived ? "changed" : after.Archived ? "archived" : "restored", CustomerActs.Differences(before, after, null));

    private static ChangeCustomer Command(Customer now, uint part, int n)
    {
        var other = new Guid(n + 1, 0, 0, new byte[8]);
        return part switch
        {
            0 => new((CustomerKind)(n % 2), null, null),
            1 => new(null, $"Zoe {n}", null),
            2 => new(null, null, [new(ContactKind.Phone, $"09110000{n}", null), .. now.Contacts.Where(contact => contact.Kind != ContactKind.Phone)]),
            3 => new(null, null, [.. now.Contacts.Where(contact => contact.Kind != ContactKind.Mail), new(ContactKind.Mail, $"m{n}@example.com", "work")]),
            4 => new(null, null, n == 0 ? [] : [.. now.Contacts.Reverse()]),
            5 => More(new() { ExternalId = $"{n}" }),
            6 => More(n == 0 ? new() { Unown = true } : new() { OwnerId = other }),
            7 => More(new() { Tags = [.. Enumerable.Range(0, n).Select(i => $"t{i}")] }),
            8 => More(new() { Addresses = n == 0 ? [] : [new(null, null, $"City {n}", null, null, "TW")] }),
            9 => More(new() { Consents = [new("mail", n % 2 == 0, s_start.AddMinutes(-n), null), new($"c{n}", true, s_start, "form")] }),
            _ when n < 2 => More(new() { Relations = n == 0 ? [] : [new(other, "friend")] }),
            _ => new(null, $"Zoe {n}", null) { More = new() { Fields = [new("tier", n == 2 ? "" : "gold"), new("rate", $"{n}.50")] } },
        };
    }

    private static ChangeCustomer More(CustomerParticulars more) => new(null, null, null) { More = more };

    private static List<string> Differing(Customer one, Customer other)
    {
        List<string> names = [.. CustomerParts.Differing(one, other)];
        // Nothing but the order of contacts of several kinds among each other.
        if (!one.Contacts.SequenceEqual(other.Contacts) && !names.Any(name => name is "phone" or "mail" or "handle"))
            names.Add("contacts");
        if (one.Archived != other.Archived)
            names.Add("archived");
        return names;
    }

    private static CustomField Field(string key) => new(Guid.Empty, key, key, FieldType.Text, ImmutableArray<string>.Empty, false, false, 1);
}
