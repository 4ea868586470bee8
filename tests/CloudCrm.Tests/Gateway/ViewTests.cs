using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Lists of customers that people keep.</summary>
[TestFixture]
internal sealed class ViewTests : CompanyFixture
{
    [Test]
    public async Task A_view_keeps_what_a_list_shows()
    {
        var tag = $"t{Company.NewId():n}";
        var field = await Acme.Owner.Fields.Define(new($"k{Company.NewId():n}", "Months", FieldType.Number, Filterable: true));
        var customers = new List<Guid>();
        foreach (var months in (string[])["3", "24", "12"])
        {
            customers.Add((await Acme.Owner.Customers.Register(new(
                CustomerKind.Person, "Cheng Yu", Tags: [tag], OwnerId: Acme.OwnerId, Fields: new Dictionary<string, string?> { [field.Key] = months }))).Id);
        }

        var filter = new CustomerFilter { Kind = CustomerKind.Person, Owner = Acme.OwnerId, Tags = [tag], Where = [$"{field.Key}>=12", "createdAt>=2026-01-01T00:00:00Z"], Sort = $"-{field.Key}" };
        var saved = await Acme.Owner.Views.Save(new("Loyal", filter, Columns: ["name", "createdAt", $"fields.{field.Key}"]));
        var read = await Acme.Owner.Views.Read(saved.Id);

        Assert.That(read.Filter.Where, Is.EqualTo(filter.Where));
        Assert.That((read.Filter.Sort, read.Filter.Owner, read.Filter.Kind), Is.EqualTo((filter.Sort, filter.Owner, filter.Kind)));
        Assert.That(read.Columns, Is.EqualTo(new[] { "name", "createdAt", $"fields.{field.Key}" }));
        Assert.That((await Acme.Owner.Customers.Page(read.Filter)).Items.Select(customer => customer.Id), Is.EqualTo(new[] { customers[1], customers[2] }));
    }

    [Test]
    public async Task Others_see_a_shared_view_and_only_who_manages_the_tenant_changes_it()
    {
        var (_, agent) = await Acme.NewMember(true, Role.Agent);
        var (_, other) = await Acme.NewMember(true, Role.Agent);
        var own = await agent.Views.Save(new("Mine", new()));
        var shared = await agent.Views.Save(new("Ours", new(), Shared: true));

        var seen = await other.Views.List();
        Assert.That(seen.Select(view => view.Id), Does.Contain(shared.Id).And.Not.Contains(own.Id));
        Assert.That((await agent.Views.List()).Select(view => view.Id), Is.SupersetOf(new[] { own.Id, shared.Id }));
        Assert.That(Status(() => other.Views.Read(own.Id)), Is.EqualTo(404));
        Assert.That(Status(() => Acme.Owner.Views.Change(own.Id, new("Taken"))), Is.EqualTo(404));
        Assert.That(Status(() => other.Views.Change(shared.Id, new("Taken"))), Is.EqualTo(403));
        Assert.That(Status(() => other.Views.Delete(shared.Id)), Is.EqualTo(403));

        Assert.That((await Acme.Owner.Views.Change(shared.Id, new("Renamed"), shared.Version)).Version, Is.EqualTo(shared.Version + 1));
        Assert.That(Status(() => agent.Views.Change(shared.Id, new("Late"), shared.Version)), Is.EqualTo(412));
        Assert.That((await agent.Views.Change(shared.Id, new(Shared: false))).Shared, Is.False);
        Assert.That((await other.Views.List()).Select(view => view.Id), Does.Not.Contain(shared.Id));
        await agent.Views.Delete(shared.Id);
        Assert.That(Status(() => agent.Views.Read(shared.Id)), Is.EqualTo(404));
    }

    [Test]
    public void What_a_view_cannot_ask_for_is_told_by_name()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Field(new() { Where = ["tenure"] }), Is.EqualTo("filter.where[0]"));
            Assert.That(Field(new() { Where = ["no_such_field=1"] }), Is.EqualTo("filter.where"));
            Assert.That(Field(new() { Sort = "no_such_field" }), Is.EqualTo("filter.sort"));
            Assert.That(Field(new() { Owner = Company.NewId() }), Is.EqualTo("filter.owner"));
            Assert.That(Field(new(), "no_such_column"), Is.EqualTo("columns[0]"));
            Assert.That(Field(new(), name: " "), Is.EqualTo("name"));
        });
    }

    [Test]
    public async Task Nobody_keeps_more_than_fifty()
    {
        var (_, agent) = await Acme.NewMember(true, Role.Agent);
        for (var view = 0; view < 50; view++)
            await agent.Views.Save(new($"View {view}", new()));
        Assert.That(Status(() => agent.Views.Save(new("One more", new()))), Is.EqualTo(402));
        await agent.Views.Delete((await agent.Views.List()).First(view => !view.Shared).Id);
        await agent.Views.Save(new("One more", new()));
    }

    private string? Field(CustomerFilter filter, string column = "name", string name = "A view") =>
        Assert.ThrowsAsync<CrmApiException>(() => Acme.Owner.Views.Save(new(name, filter, Columns: [column])))!.Field;

    private static int Status(Func<Task> call) => (int)Assert.ThrowsAsync<CrmApiException>(() => call())!.Status;
}
