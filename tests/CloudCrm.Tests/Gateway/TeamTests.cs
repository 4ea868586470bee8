using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Teams through the API.</summary>
[TestFixture]
internal sealed class TeamTests : CompanyFixture
{
    [Test]
    public async Task A_team_is_made_changed_listed_and_deleted_and_its_id_keeps_its_name()
    {
        using var firm = await Company.Open(Api);
        var ((ken, _), (mei, viewer)) = (await firm.NewMember(false, Role.Agent), await firm.NewMember(false, Role.Viewer));
        var north = await firm.Owner.Teams.Make(new("North", "Everybody up north", [ken, ken, firm.OwnerId]));
        await firm.Owner.Teams.Make(new("Ähnlich"));
        await firm.Owner.Teams.Make(new("east"));

        Assert.That(north.Members, Is.EquivalentTo(new[] { ken, firm.OwnerId }));
        Assert.That((await viewer.Teams.List(pageSize: 1).ToListAsync()).Select(team => team.Name), Is.EqualTo(new[] { "east", "North", "Ähnlich" }));
        Assert.That((await firm.Owner.Teams.Add(north.Id, mei)).Members, Has.Count.EqualTo(3));
        Assert.That((await firm.Owner.Teams.Add(north.Id, mei)).Version, Is.EqualTo(2), "once");
        Assert.That((await firm.Owner.Teams.Remove(north.Id, ken)).Members, Is.EquivalentTo(new[] { mei, firm.OwnerId }));
        var changed = await firm.Owner.Teams.Change(north.Id, new(Name: "NORTH", Members: [mei]), 3);
        Assert.That((changed.Name, changed.Description, changed.Version), Is.EqualTo(("NORTH", "Everybody up north", 4L)));
        Assert.That(Refused(() => firm.Owner.Teams.Change(north.Id, new(Name: "Old"), 3)), Is.EqualTo("version_mismatch"));

        await firm.Owner.Teams.Delete(north.Id);
        await firm.Owner.Teams.Delete(north.Id);

        Assert.That((await viewer.Teams.List().ToListAsync()).Select(team => team.Name), Is.EqualTo(new[] { "east", "Ähnlich" }));
        var gone = await viewer.Teams.Read(north.Id);
        Assert.That((gone.Name, gone.Members.Count, gone.DeletedAt is null), Is.EqualTo(("NORTH", 0, false)));
        Assert.That(Refused(() => firm.Owner.Teams.Change(north.Id, new(Name: "Again"))), Is.EqualTo("team_deleted"));
        Assert.That(Refused(() => firm.Owner.Teams.Make(new("Other", Id: north.Id))), Is.EqualTo("id_reused"));
        Assert.That((await firm.Owner.Teams.Make(new("north"))).Name, Is.EqualTo("north"), "the name is free again");
        var story = (await firm.Owner.Journal.Read().ToListAsync()).Where(entry => entry.Entity == "team" && entry.EntityId == north.Id).ToList();
        Assert.That(story.Select(entry => entry.Verb), Is.EqualTo(new[] { "made", "changed", "changed", "changed", "deleted" }));
        Assert.That(story[3].Details.GetProperty("name").GetProperty("before").GetString(), Is.EqualTo("North"));
    }

    [Test]
    public async Task Who_leaves_the_tenant_leaves_its_teams_and_does_not_come_back_to_them()
    {
        using var firm = await Company.Open(Api);
        var (ken, _) = await firm.NewMember(false, Role.Agent);
        var (one, two) = (await firm.Owner.Teams.Make(new("One", Members: [ken, firm.OwnerId])), await firm.Owner.Teams.Make(new("Two", Members: [ken])));

        await firm.Owner.Members.Remove(ken);

        Assert.That((await firm.Owner.Teams.Read(one.Id)).Members, Is.EqualTo(new[] { firm.OwnerId }));
        Assert.That((await firm.Owner.Teams.Read(two.Id)).Members, Is.Empty);
        var last = (await firm.Owner.Journal.Read().ToListAsync())[^3..];
        Assert.That(last.Select(entry => (entry.Entity, entry.Verb)), Is.EqualTo(new[] { ("member", "removed"), ("team", "changed"), ("team", "changed") }));
        Assert.That(Refused(() => firm.Owner.Teams.Add(one.Id, ken)), Is.EqualTo("not_found"));
    }

    [Test]
    public async Task A_name_is_one_teams_whatever_its_case_and_bounds_are_told()
    {
        using var firm = await Company.Open(Api);
        var north = await firm.Owner.Teams.Make(new("Straße"));

        Assert.That(Refused(() => firm.Owner.Teams.Make(new("STRAßE"))), Is.EqualTo("name_taken"));
        Assert.That((await firm.Owner.Teams.Change(north.Id, new(Name: "STRAßE"))).Name, Is.EqualTo("STRAßE"), "its own");
        Assert.That(Refused(() => firm.Owner.Teams.Make(new("Strangers", Members: [Acme.OwnerId]))), Is.EqualTo("not_found"));
        Assert.That(Refused(() => firm.Owner.Teams.Make(new(new string('n', 101)))), Is.EqualTo("length"));
        for (var n = 1; n < 100; n++)
            await firm.Owner.Teams.Make(new($"Team {n}"));
        Assert.That(Refused(() => firm.Owner.Teams.Make(new("One too many"))), Is.EqualTo("too_many_teams"));
        await firm.Owner.Teams.Delete(north.Id);
        await firm.Owner.Teams.Make(new("Now there is room"));
    }

    private static string Refused(Func<Task> call) => Assert.ThrowsAsync<CrmApiException>(() => call())!.Code;
}
