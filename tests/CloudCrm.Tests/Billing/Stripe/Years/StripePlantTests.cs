using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>Whatever goes wrong at Stripe behind our back is found, and named, and repaired where it can be.</summary>
[TestFixture]
internal sealed class StripePlantTests
{
    private static readonly DateTimeOffset s_start = new(2027, 8, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What is done wrong, one tenant each.</summary>
    private static readonly Plant[] s_plants =
    [
        new("usage is lost", StripeFindingKind.UsageLost, async it => it.Stripe.Plant.LoseMeterEvent((await it.Told())[^1].Identifier), Repairs: true),
        new("usage is doubled", StripeFindingKind.UsageDoubled, async it => it.Stripe.Plant.DoubleMeterEvent((await it.Told())[^1].Identifier), Repairs: true),
        new("usage is in another hour", StripeFindingKind.UsageMoved, async it => it.Stripe.Plant.MoveMeterEvent((await it.Told())[^1].Identifier, (await it.Told())[^1].StartsAt.AddHours(-3)), Repairs: true),
        new("usage is in another period", StripeFindingKind.UsageInWrongPeriod, async it => it.Stripe.Plant.MoveMeterEvent((await it.Told())[^1].Identifier, s_start.AddDays(30)), Repairs: true),
        new("usage has another value", StripeFindingKind.UsageDiffers, async it => it.Stripe.Plant.ChangeMeterEvent((await it.Told())[^1].Identifier, 3), Repairs: true),
        new("somebody else tells of usage", StripeFindingKind.UsageUnknown, it => it.Dashboard.Post(
            "/v1/billing/meter_events", ("event_name", "messages_outbound"), ("identifier", $"{it.Id}"), ("payload[stripe_customer_id]", it.Customer), ("payload[value]", 7),
            ("timestamp", s_start.AddDays(33.5).ToUnixTimeSeconds())), Repairs: true),
        new("a line of an invoice is another", StripeFindingKind.InvoiceTotal, it => Do(() => it.Stripe.Plant.ChangeLine(it.Line, 1))),
        new("an invoice is gone", StripeFindingKind.InvoiceMissing, it => Do(() => it.Stripe.Plant.LoseInvoice(it.Invoice.Id))),
        new("an open invoice is void", StripeFindingKind.InvoiceState, it => it.Dashboard.Post($"/v1/invoices/{it.Invoice.Id}/void"), Declines: true),
        new("an open invoice is lowered", StripeFindingKind.InvoiceRemaining, it => it.Dashboard.Post("/v1/credit_notes", ("invoice", it.Invoice.Id), ("amount", 100)), Declines: true),
        new("an invoice is paid and nobody says so", StripeFindingKind.PaidNotTold, it => Do(() =>
        {
            it.Stripe.Hooks.TurnCard(it.Customer, Card.Good);
            return it.Dashboard.Post($"/v1/invoices/{it.Invoice.Id}/pay");
        }), Repairs: true, Declines: true),
        new("somebody makes an invoice", StripeFindingKind.InvoiceUnknown, it => Bill(it, isPaid: false)),
        new("somebody charges a card by an invoice", StripeFindingKind.InvoiceUnknown, it => Bill(it, isPaid: true)),
        new("somebody pays back", StripeFindingKind.RefundUnknown, it => it.Dashboard.Post("/v1/refunds", ("charge", it.Charge), ("amount", 100))),
        new("the customer is gone", StripeFindingKind.CustomerMissing, it => it.Dashboard.Delete($"/v1/customers/{it.Customer}"), Repairs: true),
        new("the subscription is gone", StripeFindingKind.SubscriptionMissing, it => it.Dashboard.Delete($"/v1/subscriptions/{it.Subscription.Id}"), Repairs: true),
        new("the subscription is to end", StripeFindingKind.SubscriptionState, it => it.Dashboard.Post($"/v1/subscriptions/{it.Subscription.Id}", ("cancel_at_period_end", "true")), Repairs: true),
        new("the subscription has other seats", StripeFindingKind.QuantityDiffers, it => Do(() => it.Stripe.Plant.ChangeQuantity(it.Items[^1], 40)), Repairs: true),
        new("the subscription has one item more", StripeFindingKind.SubscriptionItems, async it => await it.Dashboard.Post(
            "/v1/subscription_items", ("subscription", it.Subscription.Id), ("price", await Price(it)), ("quantity", 1), ("proration_behavior", "none"))),
        new("an item has another price", StripeFindingKind.SubscriptionItems, async it => await it.Dashboard.Post(
            $"/v1/subscription_items/{it.Items[0]}", ("price", await Price(it)), ("proration_behavior", "none")), Repairs: true),
        new("a second subscription", StripeFindingKind.SecondSubscription, async it => await it.Dashboard.Post(
            "/v1/subscriptions", ("customer", it.Customer), ("items[0][price]", await Price(it)), ("trial_period_days", 30)), Repairs: true, IsSilent: false),
        new("a webhook is lost", StripeFindingKind.WebhookLost, it => it.Dashboard.Post($"/v1/customers/{it.Customer}", ("metadata[note]", "somebody wrote this")), Repairs: true, IsSilent: false),
        new("a price costs something else", StripeFindingKind.PriceDiffers, it => Do(() => it.Stripe.Plant.ChangePrice(it.Price, 12_345))),
    ];

    [Test]
    public async Task Planted_discrepancies_are_found_and_named()
    {
        await using var world = await StripeWorld.Start(s_start, 1, new(1));
        using var dashboard = new Dashboard(world.Stripe);
        var tenants = await Prepare(world, dashboard);
        await Reconcile(world, tenants);
        foreach (var (plant, tenant) in tenants)
            Assert.That(await tenant.Findings(), Is.Empty, $"{plant}, before it is planted");
        foreach (var (plant, tenant) in tenants)
        {
            using (plant.IsSilent ? world.Stripe.Plant.Silence() : null)
                await plant.Do(tenant);
            world.Stripe.Webhooks.TakeAll();
        }

        // An event that is younger may still be on its way.
        world.Clock.Now = world.Clock.Now.AddMinutes(20);
        await Reconcile(world, tenants);
        TestContext.Progress.WriteLine($"{tenants.Length} planted: {string.Join("; ", await Task.WhenAll(tenants.Select(async it => $"{it.Plant}: {string.Join(", ", (await it.Tenant.Findings()).Select(one => $"{one.Kind} {one.Resolution}"))}")))}");
        using (Assert.EnterMultipleScope())
        {
            foreach (var (plant, tenant) in tenants)
            {
                var found = await tenant.Findings();
                Assert.That(found.Select(it => it.Kind), Has.Member(plant.Kind), $"{plant}: {string.Join(", ", found.Select(it => $"{it.Kind} {it.Details}"))}");
                if (plant.Repairs)
                    Assert.That(found.Where(it => it.Kind == plant.Kind).Select(it => it.Resolution), Has.None.Null, $"{plant} is repaired");
            }
        }
    }

    /// <summary>A month that was paid, or is not, and some days of the next.</summary>
    private static async Task<(Plant Plant, PlantedTenant Tenant)[]> Prepare(StripeWorld world, Dashboard dashboard)
    {
        var tenants = s_plants.Select(plant => (Plant: plant, Tenant: new PlantedTenant(world, dashboard))).ToArray();
        foreach (var (_, tenant) in tenants)
            await tenant.Open(s_start, hasSeats: true);
        await world.GoTo(s_start.AddDays(1));
        foreach (var (_, tenant) in tenants)
            await tenant.Subscribe();
        await world.GoTo(s_start.AddDays(20));
        foreach (var (plant, tenant) in tenants)
        {
            await tenant.Use(5_000);
            if (plant.Declines)
                world.Stripe.Hooks.TurnCard(tenant.Customer, Card.Declines);
        }

        await world.GoTo(s_start.AddDays(33));
        foreach (var (_, tenant) in tenants)
            await tenant.Use(20);
        await world.GoTo(s_start.AddDays(34));
        // What was told a while ago is compared.
        await world.GoTo(s_start.AddDays(34.5));
        return tenants;
    }

    private static async Task Reconcile(StripeWorld world, (Plant Plant, PlantedTenant Tenant)[] tenants)
    {
        foreach (var (plant, tenant) in tenants)
        {
            var report = await world.Host.Grains.StripeReconcileDesk().One(tenant.Id.Value);
            Assert.That(report.IsOk, () => $"{plant}: {report.Refusal}");
        }

        await world.Settle();
    }

    private static async Task Bill(PlantedTenant it, bool isPaid)
    {
        var invoice = (await it.Dashboard.Post("/v1/invoices", ("customer", it.Customer), ("pending_invoice_items_behavior", "exclude"), ("auto_advance", "false")))["id"]!.GetValue<string>();
        await it.Dashboard.Post("/v1/invoiceitems", ("customer", it.Customer), ("invoice", invoice), ("amount", 900), ("currency", "usd"));
        await it.Dashboard.Post($"/v1/invoices/{invoice}/finalize");
        if (isPaid)
            await it.Dashboard.Post($"/v1/invoices/{invoice}/pay");
    }

    private static async Task<string> Price(PlantedTenant it) => (await it.Dashboard.Post(
        "/v1/prices", ("currency", "usd"), ("unit_amount", 777), ("product_data[name]", "Something"), ("recurring[interval]", "month")))["id"]!.GetValue<string>();

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static Task Do(Func<Task> act) => act();

    /// <summary>Something that goes wrong.</summary>
    /// <param name="Name">What.</param>
    /// <param name="Kind">What it has to be called.</param>
    /// <param name="Do">Does it.</param>
    /// <param name="Repairs">Whether it is put right at once.</param>
    /// <param name="Declines">Whether it takes an invoice that is not paid.</param>
    /// <param name="IsSilent">Whether Stripe's list of events does not know of it either.</param>
    private sealed record Plant(string Name, StripeFindingKind Kind, Func<PlantedTenant, Task> Do, bool Repairs = false, bool Declines = false, bool IsSilent = true)
    {
        public override string ToString() => Name;
    }
}
