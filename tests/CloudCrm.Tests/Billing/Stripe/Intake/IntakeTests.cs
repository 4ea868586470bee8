using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Tests.Billing.Stripe.Subscriptions;
using CloudCrm.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Stripe;

namespace CloudCrm.Tests.Billing.Stripe.Intake;

/// <summary>Webhooks are proven, kept once, and looked at until that went well.</summary>
[TestFixture]
internal sealed class IntakeTests
{
    private StripeHouse _house = null!;
    private Company _acme = null!;

    private ProductRecorder Recorder => _house.Api.Get<ProductRecorder>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _house = await StripeHouse.Start(adjust: builder =>
        {
            builder.Services.AddSingleton<ProductRecorder>();
            builder.Services.AddSingleton<IStripeEventHandler>(services => services.GetRequiredService<ProductRecorder>());
        });
        _acme = await Company.Open(_house.Api);
        await _acme.Billing();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _acme.Dispose();
        await _house.DisposeAsync();
    }

    [TearDown]
    public void AsUsual()
    {
        _house.Simulator.Webhooks.Faults = new();
        Recorder.Fail(0);
    }

    [Test]
    public async Task An_event_is_kept_and_what_it_is_about_is_fetched()
    {
        var product = await NewProduct("Team");
        var report = await _house.Simulator.Webhooks.DeliverAll();

        await Settled(product);
        Assert.That((report.Accepted, report.Refused), Is.EqualTo((1, 0)));
        Assert.That(Recorder.Names[product], Is.EqualTo(("Team", _acme.Tenant)));
        var kept = (await Kept(product)).Single();
        Assert.That((kept.Type, kept.State, kept.Attempts, kept.Tenant, kept.Problem), Is.EqualTo(("product.created", StripeEventState.Done, 1, (Guid?)_acme.Tenant, (string?)null)));
    }

    [Test]
    public async Task Doubles_and_disorder_change_nothing_and_what_is_forged_or_stale_is_refused()
    {
        _house.Simulator.Webhooks.Faults = new() { Duplicate = 0.5, Forge = 0.5, Stale = 0.5, Shuffle = true };
        var product = await NewProduct("v0");
        for (var version = 1; version <= 12; version++)
            await Rename(product, $"v{version}");
        var report = await _house.Simulator.Webhooks.DeliverAll();

        await Settled(product);
        Assert.That(Math.Min(report.Forged, report.Stale), Is.GreaterThan(0));
        Assert.That((report.ForgedAccepted, report.StaleAccepted, report.Refused), Is.EqualTo((0, 0, 0)));
        Assert.That(Recorder.Names[product].Name, Is.EqualTo("v12"));
        Assert.That((await Kept(product)).Select(one => one.State), Is.EqualTo(Enumerable.Repeat(StripeEventState.Done, 13)));
    }

    [Test]
    public async Task What_fails_stays_for_the_operator_to_see_and_is_tried_again()
    {
        Recorder.Fail(int.MaxValue);
        var product = await NewProduct("Team");
        await _house.Simulator.Webhooks.DeliverAll();

        await Eventually.Holds(async () => (await Kept(product)).Single() is { State: StripeEventState.Pending, Attempts: > 0, Problem: nameof(InvalidDataException) }, "it was tried in vain");
        Assert.That((await Kept(product, StripeEventState.Pending)).Count, Is.EqualTo(1));

        Recorder.Fail(0);
        await Settled(product);
        Assert.That((await Kept(product)).Single(), Has.Property("State").EqualTo(StripeEventState.Done).And.Property("Problem").Null.And.Property("Attempts").GreaterThan(1));
    }

    [Test]
    public async Task What_waits_when_the_process_ends_is_looked_at_by_the_next_one()
    {
        Recorder.Fail(int.MaxValue);
        var product = await NewProduct("Team");
        await _house.Simulator.Webhooks.DeliverAll();
        await Eventually.Holds(async () => (await Kept(product)).Single().Attempts > 0, "it was tried in vain");

        await _house.Api.Restart();

        await Settled(product);
        Assert.That(Recorder.Names[product], Is.EqualTo(("Team", _acme.Tenant)));
    }

    [Test]
    public async Task Events_of_others_are_kept_as_ignored()
    {
        var other = await _house.Gate.Call(
            new(null, "product.create", $"tests-{Company.NewId():n}"),
            (stripe, options, stop) => stripe.V1.Products.CreateAsync(new() { Name = "Theirs", Metadata = new() { ["tenant"] = $"{Company.NewId():n}" } }, options, stop));
        var customer = await _house.Gate.Call(
            new(null, "customer.create", $"tests-{Company.NewId():n}"), (stripe, options, stop) => stripe.V1.Customers.CreateAsync(new() { Name = "Somebody" }, options, stop));
        await _house.Simulator.Webhooks.DeliverAll();

        foreach (var id in (string[])[other.Id, customer.Id])
            await Eventually.Holds(async () => (await Kept(id)).SingleOrDefault() is { State: StripeEventState.Ignored, Tenant: null, Attempts: 0 }, "it is ignored");
        Assert.That(Recorder.Names.Keys, Has.No.Member(other.Id));
    }

    [Test]
    public async Task A_dispute_which_names_only_its_charge_finds_its_tenant()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var customer = (await firm.Account()).CustomerId!;
        var stripe = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_simulator", ApiBase = _house.Simulator.Url }).V1;
        await Eventually.Holds(async () => (await stripe.Customers.GetAsync(customer)).InvoiceSettings?.DefaultPaymentMethodId is not null, "the subscription's card is the customer's");
        var invoice = await stripe.Invoices.CreateAsync(new() { Customer = customer, Currency = "usd", AutoAdvance = false });
        await stripe.InvoiceItems.CreateAsync(new() { Customer = customer, Invoice = invoice.Id, Amount = 1_250, Currency = "usd" });
        await stripe.Invoices.FinalizeInvoiceAsync(invoice.Id);
        await stripe.Invoices.PayAsync(invoice.Id);
        var dispute = _house.Simulator.Hooks.Dispute((await stripe.Charges.ListAsync(new() { Customer = customer })).Single().Id);
        await _house.Simulator.Webhooks.DeliverAll();

        await Eventually.Holds(() => Recorder.Told.Any(one => one.ObjectId == dispute && one.Tenant == firm.Tenant), "it is told with its tenant");
    }

    [Test]
    public async Task Thin_events_come_in_by_the_same_way()
    {
        var id = $"evt_{Company.NewId():n}";
        var body = $$$"""{"id":"{{{id}}}","object":"v2.core.event","type":"v1.billing.meter.error_report_triggered","created":"2026-11-22T08:00:00.000Z","related_object":{"id":"mtr_1","type":"billing.meter","url":"/v1/billing/meters/mtr_1"}}""";

        Assert.That((await StripeShots.Signed(_house.Api, body).Fire(_house.Api)).IsOk);

        await Eventually.Holds(() => Recorder.Told.Any(one => one == new global::CloudCrm.Billing.Payments.Stripe.Intake.StripeEvent(id, "v1.billing.meter.error_report_triggered", "mtr_1", null, Reserved.Accounts)), "it is handed on");
    }

    [Test]
    public async Task A_webhook_is_refused_where_anything_about_it_is_wrong()
    {
        var now = _house.Api.Time.GetUtcNow();
        var id = $"evt_{Company.NewId():n}";
        var body = StripeShots.Event(id);
        var good = StripeShots.Signed(_house.Api, body);
        (Shot Shot, int Status, string Code)[] cases =
        [
            (good.Without("Stripe-Signature"), 400, "signature_invalid"),
            (good with { Body = [.. good.Body!, (byte)' '] }, 400, "signature_invalid"),
            (StripeShots.Signed(body, now, "whsec_somebody_else"), 400, "signature_invalid"),
            (StripeShots.Signed(body, now.AddSeconds(-310), Installation.StripeSecret), 400, "signature_stale"),
            (StripeShots.Signed(body, now.AddSeconds(310), Installation.StripeSecret), 400, "signature_stale"),
            (StripeShots.Signed(_house.Api, "nonsense"), 400, "malformed"),
            (StripeShots.Signed(_house.Api, body + new string(' ', 256 * 1024)), 413, "body_too_large"),
        ];
        foreach (var (shot, status, code) in cases)
        {
            var reply = await shot.Fire(_house.Api);
            Assert.That(((int)reply.Status, reply.Code), Is.EqualTo((status, code)));
        }

        using var client = await _house.Api.Operator();
        Assert.That((await client.Operator.Stripe.EventsPage(objectId: "prod_nowhere1")).Items, Is.Empty);
        Assert.That((await good.Fire(_house.Api)).IsOk);
        Assert.That((await client.Operator.Stripe.EventsPage(objectId: "prod_nowhere1")).Items.Single().Id, Is.EqualTo(id));
    }

    [Test]
    public async Task Both_secrets_hold_while_one_takes_the_others_place()
    {
        await using var api = await TheApi.Start(new() { ["Stripe:WebhookSecrets"] = "whsec_new, whsec_old" });
        async Task<int> Sent(params string[] secrets) => (int)(await StripeShots.Signed(StripeShots.Event($"evt_{Company.NewId():n}"), api.Time.GetUtcNow(), secrets).Fire(api)).Status;

        Assert.That((await Sent("whsec_old"), await Sent("whsec_new"), await Sent("whsec_else", "whsec_new"), await Sent("whsec_else")), Is.EqualTo((200, 200, 200, 400)));
        await using var silent = await TheApi.Start(new() { ["Stripe:WebhookSecrets"] = "" });
        Assert.That((int)(await StripeShots.Signed(silent, StripeShots.Event("evt_1")).Fire(silent)).Status, Is.EqualTo(404), "without a secret nobody can prove anything");
    }

    [Test]
    public async Task The_operator_reads_the_logs_page_by_page()
    {
        var product = await NewProduct("Team");
        for (var version = 0; version < 4; version++)
            await Rename(product, $"v{version}");
        Assert.That(() => _house.Gate.Call(new(TenantId.From(_acme.Tenant), "product.read"), (stripe, options, stop) => stripe.V1.Products.GetAsync("prod_404", null, options, stop)), Throws.TypeOf<StripeException>());
        await _house.Simulator.Webhooks.DeliverAll();
        await Settled(product);
        using var client = await _house.Api.Operator();

        var calls = await client.Operator.Stripe.Calls(_acme.Tenant, product, pageSize: 2).ToListAsync();
        Assert.That(calls, Has.Count.EqualTo(10), "five writes, and a look after each event");
        Assert.That(calls, Is.Ordered.Descending.By("At").And.All.Property("Status").EqualTo(200));
        Assert.That(await client.Operator.Stripe.Calls(objectId: product, result: StripeCallResult.Refused).AnyAsync(), Is.False);
        Assert.That((await client.Operator.Stripe.CallsPage(_acme.Tenant, result: StripeCallResult.Refused)).Items.Select(call => (call.ObjectId, call.ErrorCode)), Has.Member(("prod_404", "resource_missing")));
        var events = await client.Operator.Stripe.Events(objectId: product, pageSize: 2).ToListAsync();
        Assert.That(events, Has.Count.EqualTo(5));
        Assert.That(events, Is.Ordered.Descending.By("ReceivedAt"));
        Assert.That(await client.Operator.Stripe.Events(Company.NewId()).AnyAsync(), Is.False);
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => client.Operator.Stripe.EventsPage(cursor: "AAAA"))!.Code, Is.EqualTo("cursor"));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => client.Operator.Stripe.CallsPage(cursor: "AAAA"))!.Code, Is.EqualTo("cursor"));
    }

    private async Task<string> NewProduct(string name) => (await _house.Gate.Call(
        new(TenantId.From(_acme.Tenant), "product.create", $"tests-{Company.NewId():n}"),
        (stripe, options, stop) => stripe.V1.Products.CreateAsync(new() { Name = name, Metadata = new() { ["tenant"] = $"{_acme.Tenant:n}" } }, options, stop))).Id;

    private Task<global::Stripe.Product> Rename(string product, string name) => _house.Gate.Call(
        new(TenantId.From(_acme.Tenant), "product.update", $"tests-{Company.NewId():n}"),
        (stripe, options, stop) => stripe.V1.Products.UpdateAsync(product, new() { Name = name }, options, stop));

    private Task Settled(string about) => Eventually.Holds(async () => await Kept(about) is { Count: > 0 } kept && kept.All(one => one.State != StripeEventState.Pending), "all events are looked at");

    private async Task<List<Client.StripeEvent>> Kept(string about, StripeEventState? state = null)
    {
        using var client = await _house.Api.Operator();
        return await client.Operator.Stripe.Events(objectId: about, state: state).ToListAsync();
    }
}
