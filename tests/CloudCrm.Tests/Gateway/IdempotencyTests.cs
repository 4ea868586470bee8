using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>The same act again is the same act; another act under the same name is refused.</summary>
[TestFixture]
internal sealed class IdempotencyTests
{
    private TheApi _api = null!;
    private Company _acme = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _api = await TheApi.Shared;
        _acme = await Company.Open(_api);
    }

    [OneTimeTearDown]
    public void TearDown() => _acme.Dispose();

    [Test]
    public async Task The_same_key_and_body_again_gives_the_first_answer()
    {
        var request = new RegisterCustomer(CustomerKind.Person, "Once");

        var first = await _acme.Owner.Customers.Register(request, "key-1");
        await _acme.Owner.Customers.Change(first.Id, new(Name: "Changed since"));
        var again = await _acme.Owner.Customers.Register(request, "key-1");

        Assert.That((again.Id, again.Name, again.Version), Is.EqualTo((first.Id, first.Name, first.Version)));
    }

    [Test]
    public async Task White_space_and_order_make_no_other_body()
    {
        Shot Of(string body) => Shot.Json("POST", "/v1/customers", body).As(_acme.Token).With("Idempotency-Key", "key-2");

        var first = await Of("""{"kind":"person","name":"Same"}""").Fire(_api);
        var again = await Of(""" { "name" : "Same", "kind" : "person" } """).Fire(_api);

        Assert.That((int)first.Status, Is.EqualTo(201));
        Assert.That(again.Essence, Is.EqualTo(first.Essence));
    }

    [Test]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await _acme.Owner.Customers.Register(new(CustomerKind.Person, "One"), "key-3");

        var refusal = Assert.ThrowsAsync<CrmApiException>(() => _acme.Owner.Customers.Register(new(CustomerKind.Person, "Two"), "key-3"))!;

        Assert.That(((int)refusal.Status, refusal.Code), Is.EqualTo((409, "id_reused")));
    }

    [Test]
    public async Task The_same_id_with_another_body_is_refused_and_the_first_stays()
    {
        var id = await _acme.NewCustomer("First");

        var refusal = Assert.ThrowsAsync<CrmApiException>(() => _acme.Owner.Customers.Register(new(CustomerKind.Person, "Second", Id: id)))!;

        Assert.That((int)refusal.Status, Is.EqualTo(409));
        Assert.That((await _acme.Owner.Customers.Read(id)).Name, Is.EqualTo("First"));
    }

    [Test]
    public async Task One_key_on_two_routes_names_two_things()
    {
        var (one, two) = (await _acme.NewInteraction(), await _acme.NewInteraction());

        var first = await _acme.Owner.Interactions.Append(one, new(Direction.Inbound, "words"), "key-4");
        var second = await _acme.Owner.Interactions.Append(two, new(Direction.Inbound, "words"), "key-4");
        var again = await _acme.Owner.Interactions.Append(one, new(Direction.Inbound, "words"), "key-4");

        Assert.That(second.Message.Id, Is.Not.EqualTo(first.Message.Id));
        Assert.That((first.Repeated, second.Repeated, again.Repeated), Is.EqualTo((false, false, true)));
        Assert.That(again.Message.Id, Is.EqualTo(first.Message.Id));
    }

    [Test]
    public async Task A_message_is_known_again_by_its_external_id()
    {
        var interaction = await _acme.NewInteraction();
        var message = new AppendMessage(Direction.Inbound, "words", ExternalId: Company.NewId().ToString());

        var first = await _acme.Owner.Interactions.Append(interaction, message);
        var again = await _acme.Owner.Interactions.Append(interaction, message);

        Assert.That(again, Is.EqualTo(first with { Repeated = true }));
        Assert.That((await _acme.Owner.Interactions.MessagesPage(interaction)).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sixteen_at_once_under_one_key_make_one_thing()
    {
        var request = new RegisterCustomer(CustomerKind.Person, $"Race {Company.NewId()}");

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _acme.Owner.Customers.Register(request, "key-5")));

        Assert.That(all.Select(c => c.Id).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await _acme.Owner.Customers.Page(name: request.Name)).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_repeated_sign_up_gives_the_same_tenant()
    {
        var request = new SignUp("Twice", "Ada", Company.NewMail(), Company.Password, "team", "UTC", "en");
        var key = Company.NewId().ToString();
        using var first = await CrmClient.SignUp(_api.Address, request, key);
        using var again = await CrmClient.SignUp(_api.Address, request with { Mail = request.Mail.ToUpperInvariant() }, key);

        Assert.That((await again.Sessions.Read()).Tenant, Is.EqualTo((await first.Sessions.Read()).Tenant));
        Assert.That(again.Token, Is.Not.EqualTo(first.Token));
    }

    [Test]
    public async Task The_same_sign_up_key_with_another_company_is_refused()
    {
        var request = new SignUp("Mine", "Ada", Company.NewMail(), Company.Password, "team", "UTC", "en");
        var key = Company.NewId().ToString();
        using var first = await CrmClient.SignUp(_api.Address, request, key);

        var refusal = Assert.ThrowsAsync<CrmApiException>(() => CrmClient.SignUp(_api.Address, request with { Company = "Other" }, key))!;

        Assert.That((refusal.Code, refusal.Field), Is.EqualTo(("id_reused", "Idempotency-Key")));
    }

    [Test]
    public async Task A_strangers_sign_up_under_a_known_key_opens_a_tenant_of_its_own()
    {
        var request = new SignUp("Mine", "Ada", Company.NewMail(), Company.Password, "team", "UTC", "en");
        var key = Company.NewId().ToString();
        using var first = await CrmClient.SignUp(_api.Address, request, key);

        Assert.ThrowsAsync<CrmApiException>(() => CrmClient.SignUp(_api.Address, request with { Password = "a guess at the words" }, key));
        using var stranger = await CrmClient.SignUp(_api.Address, request with { Mail = Company.NewMail() }, key);
        Assert.That((await stranger.Sessions.Read()).Tenant, Is.Not.EqualTo((await first.Sessions.Read()).Tenant));
    }
}
