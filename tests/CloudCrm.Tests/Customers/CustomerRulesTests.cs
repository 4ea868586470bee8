using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers;

namespace CloudCrm.Tests.Customers;

[TestFixture]
public sealed class CustomerRulesTests
{
    private static readonly FieldBook s_none = new([]);
    private static readonly DateTimeOffset s_now = new(2026, 5, 12, 9, 30, 0, TimeSpan.Zero);
    private static readonly Guid s_id = Guid.Parse("33333333-3333-7333-8333-333333333333");

    [Test]
    public void A_new_customer_is_what_was_said()
    {
        var customer = CustomerRules.Register(s_id, new(CustomerKind.Organisation, "  Acme ", [Mail("a@acme.test")]), s_none, s_now).Value;
        Assert.Multiple(() =>
        {
            Assert.That(customer.Name, Is.EqualTo("Acme"));
            Assert.That((customer.Kind, customer.Version, customer.Archived), Is.EqualTo((CustomerKind.Organisation, 1L, false)));
            Assert.That((customer.CreatedAt, customer.ChangedAt), Is.EqualTo((s_now, s_now)));
        });
    }

    [Test]
    public void A_name_that_cannot_be_kept_is_refused() => Assert.Multiple(() =>
    {
        foreach (var name in (string?[])[null, "", "   ", "a\0b", "a\u001fb", "a\nb", "a\uFFFE", "a\uD800", "\uDC00a", "\uD800\uD800\uDC00"])
            Assert.That(Refused(new(CustomerKind.Person, name!, [])), Is.EqualTo("name"));
        Assert.That(CustomerRules.Register(s_id, new(CustomerKind.Person, "a 😀 b", []), s_none, s_now).IsOk, Is.True);
    });

    [Test]
    public void Too_long_or_doubled_input_is_refused_and_named() => Assert.Multiple(() =>
    {
        Assert.That(Refused(new(CustomerKind.Person, new string('a', 201), [])), Is.EqualTo("name"));
        Assert.That(Refused(new((CustomerKind)7, "Ada", [])), Is.EqualTo("kind"));
        Assert.That(Refused(new(CustomerKind.Person, "Ada", [.. Enumerable.Range(0, 51).Select(i => Mail($"{i}@acme.test"))])), Is.EqualTo("contacts"));
        Assert.That(Refused(new(CustomerKind.Person, "Ada", [Mail("a@acme.test"), Mail("A@acme.TEST")])), Is.EqualTo("contacts[1]"));
        Assert.That(Refused(new(CustomerKind.Person, "Ada", [Mail("a@acme.test"), Mail("nonsense")])), Is.EqualTo("contacts[1].value"));
        Assert.That(Refused(new(CustomerKind.Person, "Ada", [new(ContactKind.Mail, "a@acme.test", "x\0")])), Is.EqualTo("contacts[0].label"));
        Assert.That(Refused(new(CustomerKind.Person, "Ada", [null!])), Is.EqualTo("contacts[0]"));
    });

    [Test]
    public void No_contacts_may_be_left_out() => Assert.That(CustomerRules.Register(s_id, new(CustomerKind.Person, "Ada", default), s_none, s_now).Value.Contacts, Is.Empty);

    [FsCheck.NUnit.Property]
    public bool Every_change_raises_the_version_by_one_and_what_changes_nothing_is_no_change(bool rename, bool reclassify, bool clear, bool stale)
    {
        var before = CustomerRules.Register(s_id, new(CustomerKind.Person, "Ada", [Mail("a@acme.test")]), s_none, s_now).Value with { Version = 7 };
        var command = new ChangeCustomer(
            reclassify ? CustomerKind.Organisation : null, rename ? "Grace" : null, clear ? ImmutableArray<ContactPoint>.Empty : null);
        var outcome = before.Change(command, s_none, stale ? 6 : 7, s_now.AddHours(1));
        if (stale)
            return !outcome.IsOk && outcome.Refusal.Kind == RefusalKind.VersionMismatch;
        return rename || reclassify || clear
            ? outcome.Value.Version == 8 && outcome.Value.ChangedAt == s_now.AddHours(1) && outcome.Value.CreatedAt == s_now
            : ReferenceEquals(outcome.Value, before);
    }

    [Test]
    public void An_archived_customer_is_restored_before_it_changes()
    {
        var customer = CustomerRules.Register(s_id, new(CustomerKind.Person, "Ada", []), s_none, s_now).Value;
        var archived = customer.WithArchived(true, null, s_now).Value;
        Assert.Multiple(() =>
        {
            Assert.That(archived.Change(new(null, "Grace", null), s_none, null, s_now).Refusal.Code, Is.EqualTo("archived"));
            Assert.That(archived.WithArchived(true, archived.Version, s_now).Value, Is.SameAs(archived));
            Assert.That(archived.WithArchived(false, customer.Version, s_now).Refusal, Is.EqualTo(Refusal.Stale()));
            Assert.That(archived.WithArchived(false, null, s_now).Value, Is.EqualTo(customer with { Version = 3 }));
        });
    }

    [FsCheck.NUnit.Property]
    public bool Whatever_is_accepted_can_be_stored(string? name)
    {
        var outcome = CustomerRules.Register(s_id, new(CustomerKind.Person, name!, []), s_none, s_now);
        return outcome.IsOk
            ? outcome.Value.Name.Length is >= 1 and <= 200 && !outcome.Value.Name.Contains('\0', StringComparison.Ordinal) && NameKey.Of(outcome.Value.Name).Length <= 200
            : outcome.Refusal.Field == "name";
    }

    private static string? Refused(RegisterCustomer command) => CustomerRules.Register(s_id, command, s_none, s_now).Refusal.Field;

    private static ContactPoint Mail(string value) => new(ContactKind.Mail, value, null);
}
