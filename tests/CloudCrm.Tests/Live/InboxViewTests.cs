using CloudCrm.Client;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Live;

/// <summary>Interactions by who works on them, as an inbox shows them.</summary>
[TestFixture]
internal sealed class InboxViewTests : CompanyFixture
{
    [Test]
    public async Task Interactions_are_listed_by_who_works_on_them_and_where_they_stand()
    {
        using var firm = await Company.Open(Api, "Firm");
        var (agent, _) = await firm.NewMember(true, Role.Agent);
        var (mine, theirs, nobodys, over) = (await firm.NewInteraction(), await firm.NewInteraction(), await firm.NewInteraction(), await firm.NewInteraction());
        await firm.Owner.Interactions.Change(mine, new(AssignedTo: firm.OwnerId));
        await firm.Owner.Interactions.Change(theirs, new(AssignedTo: agent));
        await firm.Owner.Interactions.Change(over, new(State: InteractionState.Closed, AssignedTo: firm.OwnerId));

        async Task<Guid[]> Ids(InteractionState? state = null, Guid? assignedTo = null, bool unassigned = false) =>
            [.. (await firm.Owner.Interactions.Page(state, assignedTo: assignedTo, unassigned: unassigned)).Items.Select(one => one.Id)];

        Assert.Multiple(async () =>
        {
            Assert.That(await Ids(assignedTo: firm.OwnerId), Is.EqualTo(new[] { over, mine }));
            Assert.That(await Ids(InteractionState.Open, firm.OwnerId), Is.EqualTo(new[] { mine }));
            Assert.That(await Ids(InteractionState.Open, agent), Is.EqualTo(new[] { theirs }));
            Assert.That(await Ids(unassigned: true), Is.EqualTo(new[] { nobodys }));
            Assert.That(await Ids(InteractionState.Closed, unassigned: true), Is.Empty);
        });
        var both = Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Interactions.Page(assignedTo: agent, unassigned: true))!;
        Assert.That((both.Status, both.Field), Is.EqualTo((System.Net.HttpStatusCode.UnprocessableEntity, "unassigned")));
    }

    [Test]
    public async Task A_list_names_customers_and_begins_last_messages()
    {
        var customer = await Acme.NewCustomer("Rosa Marked");
        var (spoken, silent) = (await Acme.NewInteraction(customer), await Acme.NewInteraction(customer));
        await Acme.Owner.Interactions.Append(spoken, new(Direction.Inbound, "the first"));
        await Acme.Owner.Interactions.Append(spoken, new(Direction.Outbound, $"the last {new string('x', 300)}"));
        var blind = await Acme.NewKey(Right.ReadInteractions);
        using var program = new CrmClient(Api.Address, blind.Token);

        var listed = (await Acme.Owner.Interactions.Page()).Items.ToDictionary(one => one.Id);

        Assert.That((listed[spoken].CustomerName, listed[silent].Preview), Is.EqualTo(("Rosa Marked", (string?)null)));
        Assert.That(listed[spoken].Preview, Does.StartWith("the last x").And.Length.EqualTo(200));
        Assert.That((await program.Interactions.Page()).Items.Select(one => one.CustomerName), Is.All.Null);
        Assert.That((await Acme.Owner.Interactions.Read(spoken)).Preview, Is.Null);
    }
}
