using System.Text;
using System.Text.Json.Nodes;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Usage that other programs tell of, through the API.</summary>
[TestFixture]
internal sealed class UsageEventTests : CompanyFixture
{
    private const string One = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";

    private Meter _tokens = null!;
    private DateTimeOffset _now;

    [OneTimeSetUp]
    public async Task DefineMeter() => (_tokens, _now) = (await Acme.NewMeter(decimals: 2), Api.Time.GetUtcNow());

    [Test]
    public async Task One_event_is_recorded_then_repeated_and_another_under_its_id_is_refused()
    {
        var given = Event(NewName(), "12.5");

        var (first, again) = (await Send(given), await Send(given));
        var other = await Send(With(given, body => body["data"]!["value"] = 13));

        Assert.That(((int)first.Status, first.Json["outcome"]!.ToString()), Is.EqualTo((201, "recorded")));
        Assert.That(((int)again.Status, again.Json["outcome"]!.ToString()), Is.EqualTo((200, "repeated")));
        Assert.That(((int)other.Status, other.Code, other.Field, other.IsProblem), Is.EqualTo((409, "id_reused", "id", true)));
        Assert.That((int)(await Send(given)).Status, Is.EqualTo(200), "the first one stands");
    }

    [Test]
    public async Task What_says_the_same_in_other_words_is_the_same_event()
    {
        var given = Event(NewName(), "12.5", subject: $"{Company.NewId()}");
        var time = DateTimeOffset.Parse(given["time"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);

        Assert.That((int)(await Send(given)).Status, Is.EqualTo(201));
        var words = new Action<JsonObject>[]
        {
            body => body["data"]!["value"] = "12.50",
            body => body["data"]!["note"] = "passed over",
            body => body["time"] = time.ToOffset(TimeSpan.FromHours(8)).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            body => body["traceparent"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            body => body["datacontenttype"] = "application/json",
        };
        foreach (var change in words)
            Assert.That((int)(await Send(With(given, change))).Status, Is.EqualTo(200));
        var others = new Action<JsonObject>[]
        {
            body => body["time"] = time.AddSeconds(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            body => body["subject"] = "somebody",
            body => body.Remove("subject"),
        };
        foreach (var change in others)
            Assert.That((await Send(With(given, change))).Code, Is.EqualTo("id_reused"));
        Assert.That((int)(await Send(With(given, body => body["source"] = "/elsewhere"))).Status, Is.EqualTo(201), "another source names its own");
    }

    [Test]
    public async Task A_batch_is_answered_event_by_event()
    {
        var (known, id) = (NewName(), NewName());
        await Send(Event(known, "1"));
        var items = new JsonArray(
            Event(id, "1"), Event(id, "1"), Event(id, "2"), Event(known, "1"), Event(known, "2"), Event(known, "1"), Event(NewName(), "1.234"),
            With(Event(NewName(), "1"), body => body["type"] = "messages.inbound"), With(Event(NewName(), "1"), body => body["type"] = "unheard.of"),
            With(Event(NewName(), "1"), body => body.Remove("time")), 7);

        var reply = await Fire(items, Batch);

        Assert.That((int)reply.Status, Is.EqualTo(200), reply.Text);
        Assert.That(reply.Json["items"]!.AsArray().Select(item => $"{item!["status"]} {item["code"]} {item["field"]}".TrimEnd()), Is.EqualTo(new[]
        {
            "201", "200", "409 id_reused id", "200", "409 id_reused id", "200", "422 value_too_precise data.value", "422 meter_internal type", "422 meter_unknown type",
            "400 malformed time", "400 malformed body",
        }));
        Assert.That($"{reply.Json["recorded"]} {reply.Json["repeated"]} {reply.Json["refused"]}", Is.EqualTo("1 3 7"));
        Assert.That(reply.Json["items"]![0]!["id"]!.ToString(), Is.EqualTo(id));
        Assert.That(reply.Json["items"]![10]!["id"], Is.Null);
    }

    [TestCase(-35 * 24 * 60 + 2, null)]
    [TestCase(-35 * 24 * 60 - 1, "time_too_old")]
    [TestCase(4, null)]
    [TestCase(6, "time_ahead")]
    public async Task Time_is_bounded_on_both_sides(int minutes, string? code)
    {
        var reply = await Send(Event(NewName(), "1", Api.Time.GetUtcNow().AddMinutes(minutes)));

        Assert.That((reply.IsOk, reply.Code), Is.EqualTo((code is null, code)));
        Assert.That(reply.Field, code is null ? Is.Null : Is.EqualTo("time"));
    }

    [Test]
    public async Task A_batch_has_at_most_a_thousand_and_may_be_empty()
    {
        var events = Enumerable.Range(0, 1_000).Select(_ => Event(NewName(), "1")).ToArray();

        Assert.That((await Fire(new JsonArray(), Batch)).Json["items"]!.AsArray(), Is.Empty);
        Assert.That((await Fire(new JsonArray(events), Batch)).Json["recorded"]!.GetValue<int>(), Is.EqualTo(1_000));
        var more = await Fire(new JsonArray([.. events.Select(given => given.DeepClone()), Event(NewName(), "1")]), Batch);
        Assert.That(((int)more.Status, more.Code), Is.EqualTo((400, "too_many_events")));
    }

    [TestCase("[]", One, 400, "body")]
    [TestCase("{}", Batch, 400, "body")]
    [TestCase("", One, 400, "body")]
    [TestCase("{", One, 400, "body")]
    [TestCase("[{]", Batch, 400, "body")]
    [TestCase("{} {}", One, 400, "specversion")]
    [TestCase("[] []", Batch, 400, "body")]
    [TestCase("{}", "application/json", 415, "Content-Type")]
    [TestCase("{}", "text/plain", 415, "Content-Type")]
    [TestCase("{}", "application/cloudevents+json; charset=utf-16", 415, "Content-Type")]
    public async Task What_is_no_event_is_refused_by_name(string body, string type, int status, string field)
    {
        var reply = await new Shot("POST", "/v1/usage/events") { Body = Encoding.UTF8.GetBytes(body), ContentType = type }.As(Acme.Token).Fire(Api);

        Assert.That(((int)reply.Status, reply.Field, reply.IsProblem), Is.EqualTo((status, field, true)), reply.Text);
    }

    [TestCase("specversion", "\"0.3\"", 400)]
    [TestCase("specversion", "1.0", 400)]
    [TestCase("id", "5", 400)]
    [TestCase("id", "\"\"", 422)]
    [TestCase("id", "\"a\\u001fb\"", 422)]
    [TestCase("id", "\"a\\u0000b\"", 422)]
    [TestCase("source", "null", 400)]
    [TestCase("source", "\"\\ud800\"", 400)]
    [TestCase("type", "{}", 400)]
    [TestCase("time", "\"2026-01-01\"", 400)]
    [TestCase("time", "\"2026-01-01T00:00:00\"", 400)]
    [TestCase("time", "17", 400)]
    [TestCase("subject", "\"\"", 422)]
    [TestCase("data", "5", 400)]
    [TestCase("data", "[]", 400)]
    [TestCase("datacontenttype", "\"text/xml\"", 400)]
    [TestCase("data_base64", "\"AAAA\"", 400)]
    public async Task A_wrong_attribute_is_refused_by_name(string name, string value, int status)
    {
        var given = Event(NewName(), "1");
        given.Remove(name);
        var text = given.ToJsonString()[..^1] + $",\"{name}\":{value}}}";

        var reply = await new Shot("POST", "/v1/usage/events") { Body = Encoding.UTF8.GetBytes(text), ContentType = One }.As(Acme.Token).Fire(Api);
        var batch = await new Shot("POST", "/v1/usage/events") { Body = Encoding.UTF8.GetBytes($"[{text}]"), ContentType = Batch }.As(Acme.Token).Fire(Api);

        Assert.That(((int)reply.Status, reply.Field), Is.EqualTo((status, name)), reply.Text);
        Assert.That((batch.Json["items"]![0]!["status"]!.GetValue<int>(), batch.Json["items"]![0]!["field"]!.ToString()), Is.EqualTo((status, name)));
    }

    [TestCase("{}", "value_missing")]
    [TestCase("""{"other":1}""", "value_missing")]
    [TestCase("""{"value":null}""", "value_malformed")]
    [TestCase("""{"value":true}""", "value_malformed")]
    [TestCase("""{"value":"many"}""", "value_malformed")]
    [TestCase("""{"value":"1e3"}""", "value_malformed")]
    [TestCase("""{"value":-0.01}""", "value_out_of_range")]
    [TestCase("""{"value":10000000000.01}""", "value_out_of_range")]
    [TestCase("""{"value":1e20}""", "value_out_of_range")]
    [TestCase("""{"value":0.001}""", "value_too_precise")]
    [TestCase("""{"value":0.01000}""", null)]
    [TestCase("""{"value":10000000000}""", null)]
    [TestCase("""{"a":{"value":[9]},"value":1}""", null)]
    public async Task Values_are_exact_or_refused(string data, string? code)
    {
        var reply = await Send(With(Event(NewName(), "1"), body => body["data"] = JsonNode.Parse(data)));

        Assert.That((reply.IsOk, reply.Code), Is.EqualTo((code is null, code)), reply.Text);
    }

    [Test]
    public async Task An_archived_meter_takes_no_more_and_keeps_what_it_has()
    {
        var meter = await Acme.NewMeter();
        var given = With(Event(NewName(), "4"), body => body["type"] = meter.Code);
        Assert.That((await Send(given)).IsOk);
        using var client = await Api.Operator();
        await client.Operator.Meters.Archive(meter.Id);

        await Eventually.Holds(async () => (await Send(With(given, body => body["id"] = NewName()))).Code == "meter_archived", "it is archived everywhere");
        Assert.That(await Quantity(meter), Is.EqualTo(4));
    }

    [Test]
    public async Task Usage_shows_external_meters_in_their_own_units()
    {
        var time = Api.Time.GetUtcNow();
        var (sum, max, last, unique) = (await Acme.NewMeter(decimals: 2), await Acme.NewMeter(MeterAggregation.Max), await Acme.NewMeter(MeterAggregation.Last), await Acme.NewMeter(MeterAggregation.Unique));
        RecordUsage[] events =
        [
            .. new[] { 1.25m, 2.5m }.Select((value, i) => RecordUsage.Of("/t", NewName(), sum.Code, time.AddSeconds(-i), value)),
            .. new[] { 3m, 9m, 4m }.Select((value, i) => RecordUsage.Of("/t", NewName(), max.Code, time.AddSeconds(-i), value)),
            .. new[] { 3m, 9m, 4m }.Select((value, i) => RecordUsage.Of("/t", NewName(), last.Code, time.AddSeconds(-i), value)),
            .. new[] { 3m, 9m, 3m }.Select((value, i) => RecordUsage.Of("/t", NewName(), unique.Code, time.AddSeconds(-i), value)),
        ];

        Assert.That((await Acme.Owner.Usage.Record(events)).Recorded, Is.EqualTo(events.Length));

        Assert.That(new[] { await Quantity(sum), await Quantity(max), await Quantity(last) }, Is.EqualTo(new[] { 3.75m, 9m, 3m }));
        await Eventually.Holds(async () => await Quantity(unique) == 2, "different values are counted once the tenant's time zone is known");
    }

    [Test]
    public async Task A_key_needs_the_right_and_goes_on_while_the_tenant_is_suspended_or_closing()
    {
        using var firm = await Company.Open(Api, "Meters");
        using var program = new CrmClient(Api.Address, (await firm.NewKey(Right.RecordUsage)).Token);
        using var reader = new CrmClient(Api.Address, (await firm.NewKey(Right.ReadUsage)).Token);
        Task<RecordedUsage> Record(CrmClient client) => client.Usage.Record(RecordUsage.Of("/t", NewName(), _tokens.Code, Api.Time.GetUtcNow(), 1));
        using var operatorClient = await Api.Operator();

        Assert.That((await Record(program)).Outcome, Is.EqualTo(UsageOutcome.Recorded));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => Record(reader))!.Code, Is.EqualTo("forbidden"));

        await operatorClient.Operator.Suspend(firm.Tenant, "unpaid");
        await Eventually.Holds(async () => await Refusal(() => reader.Meters.List()) == "tenant_suspended", "the tenant is suspended");
        Assert.That((await Record(program)).Outcome, Is.EqualTo(UsageOutcome.Recorded));
        Assert.That(await Refusal(() => program.Meters.List()), Is.EqualTo("tenant_suspended"));

        await operatorClient.Operator.Reactivate(firm.Tenant, "paid");
        await Eventually.Holds(async () => await Refusal(() => reader.Meters.List()) is null, "it works again");
        await firm.Owner.Tenant.Close(new("Meters", Company.Password));
        await Eventually.Holds(async () => await Refusal(() => firm.Owner.Fields.Define(new("x", "x", FieldType.Text))) == "tenant_closing", "it is closing");
        Assert.That((await Record(program)).Outcome, Is.EqualTo(UsageOutcome.Recorded));
    }

    private static string NewName() => $"{Company.NewId():n}";

    private static async Task<string?> Refusal(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (CrmApiException e)
        {
            return e.Code;
        }
    }

    private static JsonObject With(JsonObject given, Action<JsonObject> change)
    {
        var other = given.DeepClone().AsObject();
        change(other);
        return other;
    }

    private JsonObject Event(string id, string value, DateTimeOffset? time = null, string? subject = null)
    {
        var given = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = "/tests",
            ["type"] = _tokens.Code,
            ["time"] = (time ?? _now).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["data"] = new JsonObject { ["value"] = JsonNode.Parse(value) },
        };
        if (subject is not null)
            given["subject"] = subject;
        return given;
    }

    private Task<Reply> Send(JsonObject given) => Fire(given, One);

    private Task<Reply> Fire(JsonNode body, string type) =>
        new Shot("POST", "/v1/usage/events") { Body = Encoding.UTF8.GetBytes(body.ToJsonString()), ContentType = type }.As(Acme.Token).Fire(Api);

    private async Task<decimal> Quantity(Meter meter)
    {
        var day = new DateTimeOffset(Api.Time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        return (await Acme.Owner.Usage.Read(day.AddDays(-1), day.AddDays(2))).Lines.SingleOrDefault(line => line.Meter == meter.Code)?.Quantity ?? 0;
    }
}
