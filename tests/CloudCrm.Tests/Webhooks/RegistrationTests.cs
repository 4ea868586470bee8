using CloudCrm.Client;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Tests.Gateway;
using RegisterWebhook = CloudCrm.Client.RegisterWebhook;

namespace CloudCrm.Tests.Webhooks;

/// <summary>What a webhook may be, on a product as it comes: nothing on this machine can be reached.</summary>
[TestFixture]
internal sealed class RegistrationTests : CompanyFixture
{
    private const string Url = "https://hooks.sunrise.example/crm";

    [TestCase("http://hooks.sunrise.example/", "https_needed")]
    [TestCase("http://127.0.0.1:5080/v1", "https_needed")]
    [TestCase("https://127.0.0.1/", "address_not_public")]
    [TestCase("https://localhost/", "address_not_public")]
    [TestCase("https://0x7f.1/", "address_not_public")]
    [TestCase("https://2130706433/", "address_not_public")]
    [TestCase("https://[::1]/", "address_not_public")]
    [TestCase("https://[::ffff:10.0.0.1]/", "address_not_public")]
    [TestCase("https://[64:ff9b::a00:1]/", "address_not_public")]
    [TestCase("https://169.254.169.254/latest/meta-data", "address_not_public")]
    [TestCase("https://somebody:secret@hooks.sunrise.example/", "invalid")]
    [TestCase("https://hooks.sunrise.example/#part", "invalid")]
    [TestCase("ftp://hooks.sunrise.example/", "invalid")]
    [TestCase("hooks.sunrise.example", "invalid")]
    public async Task An_address_that_is_not_a_public_one_is_refused(string url, string code)
    {
        var refused = Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Webhooks.Register(new(url, ["customer.*"])))!;
        var known = await Acme.Owner.Webhooks.Read(await Acme.NewWebhook());
        var changed = Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Webhooks.Change(known.Id, new(Url: url)))!;

        Assert.That(((int)refused.Status, refused.Code, refused.Field), Is.EqualTo((422, code, "url")));
        Assert.That((changed.Code, (await Acme.Owner.Webhooks.Read(known.Id)).Url), Is.EqualTo((code, Url)));
    }

    [TestCase("customer.exploded", "not_found")]
    [TestCase("customer", "not_found")]
    [TestCase("*", "not_found")]
    [TestCase("session.*", "not_found")]
    [TestCase("customer.changed.*", "not_found")]
    [TestCase("customer.*,customer.*", "twice")]
    [TestCase("", "invalid")]
    public void Events_come_from_the_closed_list(string events, string code) => Assert.That(
        Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Webhooks.Register(new(Url, events.Split(',', StringSplitOptions.RemoveEmptyEntries))))!.Code, Is.EqualTo(code));

    [Test]
    public async Task The_list_says_what_there_is_and_each_of_it_can_be_asked_for()
    {
        var events = await Acme.Owner.Webhooks.Events();
        var webhook = await Acme.Owner.Webhooks.Register(new(Url, [.. events.Select(one => one.Type)], Enabled: false));

        Assert.That(webhook.Events, Is.EqualTo(WebhookEvents.All.Select(one => one.Type)).And.Unique);
        Assert.That(webhook.Events, Is.All.Matches("^[a-z_]+\\.[a-z_]+$"));
        await Acme.Owner.Webhooks.Remove(webhook.Id);
    }

    [Test]
    public async Task A_webhook_never_sees_more_than_who_registers_it()
    {
        var request = new RegisterWebhook(Url, ["customer.*"], Enabled: false);
        using var narrow = await WithKey(Right.ManageWebhooks);
        using var viewing = await WithKey(Right.ManageWebhooks, Right.ReadTenant, Right.ReadCustomers, Right.ReadInteractions);

        var viewers = await viewing.Webhooks.Register(request);
        var owners = await Acme.Owner.Webhooks.Register(request);

        Assert.Multiple(() =>
        {
            Assert.That((viewers.Role, owners.Role), Is.EqualTo((Role.Viewer, Role.Admin)));
            Assert.That(Code(() => narrow.Webhooks.Register(request)), Is.EqualTo("role_exceeds_yours"));
            Assert.That(Code(() => viewing.Webhooks.Register(request with { Role = Role.Admin })), Is.EqualTo("role_exceeds_yours"));
            Assert.That(Code(() => viewing.Webhooks.Change(viewers.Id, new(Role: Role.Owner))), Is.EqualTo("role_exceeds_yours"));
            Assert.That(Code(() => viewing.Webhooks.Register(request with { Events = ["member.joined"] })), Is.EqualTo("role_lacks_right"));
            Assert.That(Code(() => Acme.Owner.Webhooks.Register(request with { Role = Role.Billing })), Is.EqualTo("role_lacks_right"));
        });
        await Acme.Owner.Webhooks.Remove(viewers.Id);
        await Acme.Owner.Webhooks.Remove(owners.Id);
    }

    [Test]
    public async Task There_are_at_most_fifty()
    {
        using var many = await Company.Open(Api);
        for (var i = 0; i < 50; i++)
            await many.Owner.Webhooks.Register(new(Url, ["customer.*"], Enabled: false));

        var refused = Assert.ThrowsAsync<CrmApiException>(() => many.Owner.Webhooks.Register(new(Url, ["customer.*"])))!;

        Assert.That(((int)refused.Status, refused.Code), Is.EqualTo((402, "too_many_webhooks")));
    }

    private static string? Code(Func<Task> call) => Assert.ThrowsAsync<CrmApiException>(() => call())!.Code;

    private async Task<CrmClient> WithKey(params Right[] scopes) => new(Api.Address, (await Acme.NewKey(scopes)).Token);
}
