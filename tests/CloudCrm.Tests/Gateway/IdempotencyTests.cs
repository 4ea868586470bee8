using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>The same act again is the same act; another act under the same name is refused.</summary>
[TestFixture]
internal sealed class IdempotencyTests : CompanyFixture
{
    [Test]
    public async Task The_same_key_and_body_again_gives_the_first_answer()
    {
        var request = new RegisterCustomer(CustomerKind.Person, "Once");

        var first = await Acme.Owner.Customers.Register(request, "key-1");
        await Acme.Owner.Customers.Change(first.Id, new(Name: "Changed since"));
        var again = await Acme.Owner.Customers.Register(request, "key-1");

        Assert.That((again.Id, again.Name, again.Version), Is.EqualTo((first.Id, first.Name, first.Version)));
    }

    [Test]
    public async Task White_space_and_order_make_no_other_body()
    {
        Shot Of(string body) => Shot.Json("POST", "/v1/customers", body).As(Acme.Token).With("Idempotency-Key", "key-2");

        var first = await Of("""{"kind":"person","name":"Same"}""").Fire(Api);
        var again = await Of(""" { "name" : "Same", "kind" : "person" } """).Fire(Api);

        Assert.That((int)first.Status, Is.EqualTo(201));
        Assert.That(again.Essence, Is.EqualTo(first.Essence));
    }

    [Test]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await Acme.Owner.Customers.Register(new(CustomerKind.Person, "One"), "key-3");

        var refusal = Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Customers.Register(new(CustomerKind.Person, "Two"), "key-3"))!;

        Assert.That(((int)refusal.Status, refusal.Code), Is.EqualTo((409, "id_reused")));
    }

    [Test]
    public async Task The_same_id_with_another_body_is_refused_and_the_first_stays()
    {
        var id = await Acme.NewCustomer("First");

        var refusal = Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Customers.Register(new(CustomerKind.Person, "Second", Id: id)))!;

        Assert.That((int)refusal.Status, Is.EqualTo(409));
        Assert.That((await Acme.Owner.Customers.Read(id)).Name, Is.EqualTo("First"));
    }

    [Test]
    public async Task One_key_on_two_routes_names_two_things()
    {
        var (one, two) = (await Acme.NewInteraction(), await Acme.NewInteraction());

        var first = await Acme.Owner.Interactions.Append(one, new(Direction.Inbound, "words"), "key-4");
        var second = await Acme.Owner.Interactions.Append(two, new(Direction.Inbound, "words"), "key-4");
        var again = await Acme.Owner.Interactions.Append(one, new(Direction.Inbound, "words"), "key-4");

        Assert.That(second.Message.Id, Is.Not.EqualTo(first.Message.Id));
        Assert.That((first.Repeated, second.Repeated, again.Repeated), Is.EqualTo((false, false, true)));
        Assert.That(again.Message.Id, Is.EqualTo(first.Message.Id));
    }

    [Test]
    public async Task A_message_is_known_again_by_its_external_id()
    {
        var interaction = await Acme.NewInteraction();
        var message = new AppendMessage(Direction.Inbound, "words", ExternalId: Company.NewId().ToString());

        var first = await Acme.Owner.Interactions.Append(interaction, message);
        var again = await Acme.Owner.Interactions.Append(interaction, message);

        Assert.That(again, Is.EqualTo(first with { Repeated = true }));
        Assert.That((await Acme.Owner.Interactions.MessagesPage(interaction)).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_key_that_named_a_message_names_no_other_one()
    {
        var interaction = await Acme.NewInteraction();
        var plain = new AppendMessage(Direction.Inbound, "words");
        var (external, own) = (plain with { ExternalId = Company.NewId().ToString() }, plain with { Id = Company.NewId() });
        var first = await Acme.Owner.Interactions.Append(interaction, plain, "key-6");

        foreach (var other in new[] { external, own })
        {
            var refusal = Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Interactions.Append(interaction, other, "key-6"))!;
            Assert.That(((int)refusal.Status, refusal.Code, refusal.Field), Is.EqualTo((409, "id_reused", "Idempotency-Key")));
        }

        Assert.That((await Acme.Owner.Interactions.MessagesPage(interaction)).Items.Select(message => message.Id), Is.EqualTo(new[] { first.Message.Id }));
        Assert.That((await Acme.Owner.Interactions.Append(interaction, external, "key-7")).Repeated, Is.False, "the positive control");
        Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Interactions.Append(interaction, external, "key-6"), "also where the other message is there already");
        Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Interactions.Append(interaction, plain, "key-7"), "and the other way round");
    }

    [Test]
    public async Task Sixteen_at_once_under_one_key_make_one_thing()
    {
        var request = new RegisterCustomer(CustomerKind.Person, $"Race {Company.NewId()}");

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Acme.Owner.Customers.Register(request, "key-5")));

        Assert.That(all.Select(c => c.Id).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await Acme.Owner.Customers.Page(name: request.Name)).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_repeated_sign_up_gives_the_same_tenant()
    {
        var request = new SignUp("Twice", "Ada", Company.NewMail(), Company.Password, "team", "UTC", "en");
        var key = Company.NewId().ToString();
        using var first = await CrmClient.SignUp(Api.Address, request, key);
        using var again = await CrmClient.SignUp(Api.Address, request with { Mail = request.Mail.ToUpperInvariant() }, key);

        Assert.That((await again.Sessions.Read()).Tenant, Is.EqualTo((await first.Sessions.Read()).Tenant));
        Assert.That(again.Token, Is.Not.EqualTo(first.Token));
    }

    [Test]
    public async Task The_same_sign_up_key_with_another_company_is_refused()
    {
        var request = new SignUp("Mine", "Ada", Company.NewMail(), Company.Password, "team", "UTC", "en");
        var key = Company.NewId().ToString();
        using var first = await CrmClient.SignUp(Api.Address, request, key);

        var refusal = Assert.ThrowsAsync<CrmApiException>(() => CrmClient.SignUp(Api.Address, request with { Company = "Other" }, key))!;

        Assert.That((refusal.Code, refusal.Field), Is.EqualTo(("id_reused", "Idempotency-Key")));
    }

    [Test]
    public async Task A_strangers_sign_up_under_a_known_key_opens_a_tenant_of_its_own()
    {
        var request = new SignUp("Mine", "Ada", Company.NewMail(), Company.Password, "team", "UTC", "en");
        var key = Company.NewId().ToString();
        using var first = await CrmClient.SignUp(Api.Address, request, key);

        Assert.ThrowsAsync<CrmApiException>(() => CrmClient.SignUp(Api.Address, request with { Password = "a guess at the words" }, key));
        using var stranger = await CrmClient.SignUp(Api.Address, request with { Mail = Company.NewMail() }, key);
        Assert.That((await stranger.Sessions.Read()).Tenant, Is.Not.EqualTo((await first.Sessions.Read()).Tenant));
    }
}
