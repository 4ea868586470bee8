using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Tests.Customers;

/// <summary>Lists with conditions and orders, against a model that looks at everybody.</summary>
[TestFixture]
public sealed class FilterTests : CrmFixture
{
    private static readonly string[] s_names = ["Ana", "ana", "Änne", "Bo", "Zoë", "王小明", "𝒳avier", "ﬁn", "Bo Derek", "Cy"];
    private static readonly string?[] s_numbers = [null, "1", "1.0", "-2.5", "10", "1e2", "0", " ", "007"];
    private static readonly string?[] s_choices = [null, "Month-to-month", "One year", "Two year"];
    private static readonly string?[] s_texts = [null, "Alpha", "álpha beta", "王", "zz"];
    private static readonly string?[] s_days = [null, "2024-02-29", "2025-01-01"];
    private static readonly string?[] s_flags = [null, "Yes", "no", "1"];
    private static readonly string[] s_keys = ["tenure", "contract", "remark", "since", "paperless"];
    private static readonly string[] s_orders = ["name", "createdAt", "changedAt", .. s_keys];
    private static readonly ImmutableArray<string?[]> s_values = [s_numbers, s_choices, s_texts, s_days, s_flags];

    private TenantId _tenant;
    private List<Customer> _all = null!;

    [OneTimeSetUp]
    public async Task Seed()
    {
        _tenant = NewTenant();
        FieldType[] types = [FieldType.Number, FieldType.Choice, FieldType.Text, FieldType.Date, FieldType.YesNo];
        for (var i = 0; i < types.Length; i++)
        {
            ImmutableArray<string> choices = types[i] == FieldType.Choice ? ["Month-to-month", "One year", "Two year"] : [];
            Assert.That((await Grains.FieldBook(_tenant).Define(NewId(), new(s_keys[i], s_keys[i], types[i], choices, true), Agent, NewOnce())).IsOk);
        }

        _all = [];
        for (var i = 0; i < 90; i++)
            _all.Add(await Made(i));
        // Changes move customers in the index.
        for (var i = 0; i < 90; i += 3)
        {
            var change = new ChangeCustomer(null, s_names[(i * 7) % s_names.Length], null) { More = new() { Fields = [new("tenure", s_numbers[i % s_numbers.Length] ?? ""), new("since", "")], Tags = ["moved"] } };
            _all[i] = (await Grains.Customer(_tenant, _all[i].Id).Change(change, null, Agent)).Value;
            if (i % 9 == 0)
                _all[i] = (await Grains.Customer(_tenant, _all[i].Id).SetArchived(true, Agent)).Value;
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void A_filtered_list_is_what_a_look_at_everybody_finds(int[] words, byte size) => Agrees(words, 1 + (size % 7)).GetAwaiter().GetResult();

    [Test]
    public async Task A_cursor_of_another_filter_is_refused_and_a_made_up_one_does_no_harm()
    {
        var reader = Grains.CustomerReader(_tenant);
        var one = new CustomerFilter { Sort = "tenure" };
        var cursor = (await reader.List(one, null, 1)).Value.Next;
        Assert.Multiple(async () =>
        {
            Assert.That((await reader.List(one, cursor, 1)).Value.Items, Has.Length.EqualTo(1));
            Assert.That((await reader.List(one with { Descending = true }, cursor, 1)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await reader.List(new() { Sort = "createdAt" }, cursor, 1)).Refusal.Field, Is.EqualTo("cursor"));
            Assert.That((await reader.List(CustomerFilter.All, cursor, 1)).Refusal.Field, Is.EqualTo("cursor"));
        });
    }

    [TestCase("nothing", Comparison.Equal, "1", "filter")]
    [TestCase("tenure", Comparison.Equal, "many", "filter")]
    [TestCase("tenure", Comparison.BeginsWith, "1", "filter")]
    [TestCase("tenure", Comparison.Less, "", "filter")]
    [TestCase("createdAt", Comparison.Less, "yesterday", "filter")]
    public async Task What_is_no_condition_is_refused(string field, Comparison comparison, string value, string named) => Assert.That(
        (await Grains.CustomerReader(_tenant).List(new() { Fields = [new(field, comparison, value)] }, null, 10)).Refusal.Field, Is.EqualTo(named));

    [Test]
    public async Task Nobody_can_be_sorted_by_what_is_no_field() =>
        Assert.That((await Grains.CustomerReader(_tenant).List(new() { Sort = "mood" }, null, 10)).Refusal.Field, Is.EqualTo("sort"));

    private async Task<Customer> Made(int i)
    {
        var fields = s_keys.Select((key, k) => (key, value: s_values[k][((i * (k + 3)) + (i / 7)) % s_values[k].Length])).Where(pair => pair.value is not null);
        var command = new RegisterCustomer(i % 4 == 0 ? CustomerKind.Organisation : CustomerKind.Person, s_names[i % s_names.Length], [])
        {
            More = new()
            {
                ExternalId = $"e{i}",
                Tags = i % 3 == 0 ? ["VIP"] : i % 5 == 0 ? ["vip", "nörth"] : [],
                Fields = [.. fields.Select(pair => new FieldValue(pair.key, pair.value!))],
            },
        };
        Clock.Now += TimeSpan.FromMinutes(i % 2);
        return (await Grains.Customer(_tenant, NewId()).Register(command, Agent, NewOnce())).Value;
    }

    private async Task Agrees(int[] words, int size)
    {
        var filter = Filter(words);
        var shown = await Walk(cursor => Grains.CustomerReader(_tenant).List(filter, cursor, size));
        var expected = Model(filter);
        Assert.That(shown.Select(Shown), Is.EqualTo(expected.Select(Shown)), $"{filter with { Fields = [] }} {string.Join(' ', filter.Fields)} {string.Join(' ', filter.Tags)}");
    }

    private static CustomerFilter Filter(int[] words)
    {
        var filter = new CustomerFilter();
        // Numbers from FsCheck are small: spread them.
        foreach (var word in words.Take(4).Select(word => (int)(unchecked((uint)word * 2_654_435_761u) % 100_000)))
        {
            var k = (word / 10) % s_keys.Length;
            var value = s_values[k][(word / 100) % s_values[k].Length]?.Trim() ?? "";
            var comparison = (Comparison)((word / 1_000) % (s_keys[k] == "remark" ? 7 : 6));
            if (value.Length == 0 && comparison is not (Comparison.Equal or Comparison.NotEqual))
                comparison = Comparison.Equal;
            filter = (word % 10) switch
            {
                0 => filter with { NamePrefix = new[] { "a", "bo", "王", "x" }[word / 10 % 4] },
                1 => filter with { Archived = true },
                2 => filter with { Kind = (CustomerKind)(word / 10 % 2) },
                3 => filter with { Tags = word / 10 % 2 == 0 ? ["VIP"] : ["vip", "north"] },
                4 => filter with { ExternalId = $"e{word % 100}" },
                5 or 6 => filter with { Sort = s_orders[word / 10 % s_orders.Length], Descending = word / 100 % 2 == 0 },
                _ => filter with { Fields = filter.Fields.Add(new(s_keys[k], comparison, value)) },
            };
        }

        return filter;
    }

    private List<Customer> Model(CustomerFilter filter)
    {
        var fitting = _all.Where(customer => Fits(customer, filter));
        var byName = Comparer<Customer>.Create((a, b) => Then(Bytes(Name(a), Name(b)), string.CompareOrdinal($"{a.Id:n}", $"{b.Id:n}")));
        var sign = filter.Descending ? -1 : 1;
        return filter.Sort switch
        {
            null or "name" => [.. fitting.Order(Comparer<Customer>.Create((a, b) => sign * byName.Compare(a, b)))],
            "createdAt" or "changedAt" => [.. fitting.Order(Comparer<Customer>.Create((a, b) => sign * Then(At(a, filter).CompareTo(At(b, filter)), string.CompareOrdinal($"{a.Id:n}", $"{b.Id:n}"))))],
            var key => [
                .. fitting.Where(c => Value(c, key) is not null).Order(Comparer<Customer>.Create((a, b) => sign * Then(Compared(key, Value(a, key)!, Value(b, key)!), byName.Compare(a, b)))),
                .. fitting.Where(c => Value(c, key) is null).Order(byName),
            ],
        };
    }

    private static bool Fits(Customer customer, CustomerFilter filter) =>
        (filter.Archived || !customer.Archived)
        && (filter.NamePrefix is null || Name(customer).StartsWith(filter.NamePrefix, StringComparison.Ordinal))
        && (filter.Kind is null || customer.Kind == filter.Kind)
        && (filter.ExternalId is null || customer.ExternalId == filter.ExternalId)
        && filter.Tags.All(tag => customer.Tags.Any(other => CloudCrm.Crm.Customers.NameKey.Of(other) == CloudCrm.Crm.Customers.NameKey.Of(tag)))
        && filter.Fields.All(field => Fits(Value(customer, field.Field), field));

    private static bool Fits(string? value, FieldFilter field)
    {
        if (field.Value.Length == 0)
            return field.Comparison == Comparison.Equal ? value is null : value is not null;
        if (value is null)
            return field.Comparison == Comparison.NotEqual;
        var order = Compared(field.Field, value, field.Value);
        return field.Comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.AtMost => order <= 0,
            Comparison.Greater => order > 0,
            Comparison.AtLeast => order >= 0,
            _ => CloudCrm.Crm.Customers.NameKey.Of(value).StartsWith(CloudCrm.Crm.Customers.NameKey.Of(field.Value), StringComparison.Ordinal),
        };
    }

    private static int Compared(string key, string a, string b) => key switch
    {
        "tenure" => decimal.Parse(a, NumberStyles.Float, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(b, NumberStyles.Float, CultureInfo.InvariantCulture)),
        "paperless" => Flag(a).CompareTo(Flag(b)),
        "remark" => Bytes(CloudCrm.Crm.Customers.NameKey.Of(a), CloudCrm.Crm.Customers.NameKey.Of(b)),
        _ => string.CompareOrdinal(a, b),
    };

    private static bool Flag(string text) => text.ToUpperInvariant() is "YES" or "1" or "TRUE";

    private static string? Value(Customer customer, string key) =>
        customer.Fields.FirstOrDefault(field => field.Key == key)?.Value is { } value && value.Trim().Length > 0 ? value : null;

    private static DateTimeOffset At(Customer customer, CustomerFilter filter) => filter.Sort == "createdAt" ? customer.CreatedAt : customer.ChangedAt;

    private static string Name(Customer customer) => CloudCrm.Crm.Customers.NameKey.Of(customer.Name);

    private static int Bytes(string a, string b) => System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));

    private static int Then(int first, int second) => first != 0 ? first : second;

    private static string Shown(Customer customer) => $"{customer.Name} {customer.ExternalId} {string.Join(',', customer.Fields.Select(f => $"{f.Key}={f.Value}"))}";
}
