using CloudCrm.Client;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Webhooks;

/// <summary>Tests through the API of a product whose webhooks may reach this machine, on a clock that can be put forward.</summary>
internal abstract class WebhookFixture
{
    protected TheApi Api { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartApi() => Api = await TheApi.Start(new() { ["Webhooks:AllowLoopback"] = "true" });

    [OneTimeTearDown]
    public async Task StopApi()
    {
        if (Api is not null)
            await Api.DisposeAsync();
    }

    /// <summary>A company whose key may do everything for as long as a test puts the clock forward: a session would end.</summary>
    protected async Task<Sender> NewSender(string name = "Acme")
    {
        var company = await Company.Open(Api, name);
        var key = await company.NewKey(Enum.GetValues<Right>());
        return new(company, new CrmClient(Api.Address, key.Token), await Receiver.Start());
    }
}

/// <summary>A company and the receiver of its events.</summary>
internal sealed record Sender(Company Company, CrmClient Client, Receiver Receiver) : IAsyncDisposable
{
    public WebhookCalls Webhooks => Client.Webhooks;

    public Task<Webhook> Register(params string[] events) => Webhooks.Register(new(Receiver.Url, events));

    public async Task<Guid> NewCustomer(string name = "Grace") => (await Client.Customers.Register(new(CustomerKind.Person, name))).Id;

    /// <summary>The one delivery of a webhook when it is as a test wants it.</summary>
    public Task<WebhookDelivery> Delivery(Guid webhook, Func<WebhookDelivery, bool> isSo) => Eventually.Value(
        async () => (await Webhooks.DeliveriesPage(webhook)).Items.SingleOrDefault(isSo), "the delivery is as it should be");

    /// <summary>Lets time pass until the next attempt at a delivery, and waits for it.</summary>
    public async Task<WebhookDelivery> NextAttempt(Guid webhook, WebhookDelivery delivery)
    {
        var pause = delivery.NextAttemptAt!.Value - Company.Api.Time.GetUtcNow() + TimeSpan.FromSeconds(1);
        if (pause > TimeSpan.Zero)
            Company.Api.Time.Advance(pause);
        return await Delivery(webhook, now => now.Id == delivery.Id && now.Attempts > delivery.Attempts);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Company.Dispose();
        await Receiver.DisposeAsync();
    }
}
