using CloudCrm.Client;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Tests.Isolation;
using Held = CloudCrm.Contracts.Tenants.Right;

namespace CloudCrm.Tests.Gateway;

/// <summary>Each endpoint with each kind of credential, against what the endpoint's own metadata asks for.</summary>
[TestFixture]
internal sealed class RightsTests : CompanyFixture
{
    [Test]
    public async Task Every_endpoint_says_what_it_requires()
    {
        var silent = (await TheApi.Shared).Get<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints
            .OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Where(e => e.Metadata.OfType<Requirement>().Count() != 1)
            .Select(e => e.DisplayName);

        Assert.That(silent, Is.Empty);
    }

    [Test]
    public async Task A_credential_does_what_its_rights_allow_and_nothing_else()
    {
        var credentials = await Credentials();
        var faults = new List<string>();
        var (denied, allowed) = (0, 0);
        foreach (var endpoint in ApiEndpoint.All(Api).Where(e => !e.Requirement.IsOpen && !e.Requirement.Rights.HasFlag(Held.Operate) && !e.Requirement.IsAnyEnough))
        {
            var deniedShot = await new ValidShots(Acme).Of(endpoint);
            var before = await Snapshot.Take(Api, Acme.Tenant);
            foreach (var (who, token, _) in credentials.Where(c => !endpoint.Requirement.IsMetBy(c.Rights)))
            {
                var reply = await deniedShot.As(token).Fire(Api);
                if (!IsDenied(reply))
                    faults.Add($"{endpoint} as {who} should be denied: {reply}");
                denied++;
            }

            if (await Snapshot.Take(Api, Acme.Tenant) != before)
                faults.Add($"{endpoint}: denied, but rows changed");
            foreach (var (who, token, _) in credentials.Where(c => endpoint.Requirement.IsMetBy(c.Rights) && endpoint.Name != "SignOut"))
            {
                var reply = await (await new ValidShots(Acme).Of(endpoint)).As(token).Fire(Api);
                if (IsDenied(reply) || (int)reply.Status >= 500)
                    faults.Add($"{endpoint} as {who} should pass: {reply}");
                allowed++;
            }

            var control = await (await new ValidShots(Acme).Of(endpoint)).Fire(Api);
            if (control is { IsOk: false, IsOff: false })
                faults.Add($"{endpoint} as owner: {control}");
        }

        Assert.That(faults, Is.Empty);
        Assert.That(denied, Is.GreaterThan(100));
        Assert.That(allowed, Is.GreaterThan(100));
    }

    [TestCase(true, true, true)]
    [TestCase(false, true, false)]
    public async Task Messages_need_a_seat_and_internal_notes_need_none(bool seated, bool noteAllowed, bool messageAllowed)
    {
        var (_, agent) = await Acme.NewMember(seated, Role.Agent);
        var interaction = await Acme.NewInteraction();

        Assert.That(await Appends(agent, interaction, Direction.Internal), Is.EqualTo(noteAllowed));
        Assert.That(await Appends(agent, interaction, Direction.Outbound), Is.EqualTo(messageAllowed));
        Assert.That(await Appends(agent, interaction, Direction.Inbound), Is.EqualTo(messageAllowed));
    }

    [Test]
    public async Task Who_lacks_only_a_seat_is_told_so()
    {
        var (account, agent) = await Acme.NewMember(false, Role.Agent);
        var open = new OpenInteraction("x", Direction.Inbound, await Acme.NewCustomer());

        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => agent.Interactions.Open(open))!.Code, Is.EqualTo("seat_needed"));
        await Acme.Owner.Members.AssignSeat(account);
        await Eventually.Holds(async () => await Opens(agent, open), "the seat counts");
    }

    [Test]
    public async Task A_viewer_writes_no_notes()
    {
        var (_, viewer) = await Acme.NewMember(false, Role.Viewer);

        Assert.That(await Appends(viewer, await Acme.NewInteraction(), Direction.Internal), Is.False);
    }

    private static bool IsDenied(Reply reply) => (int)reply.Status == 403 && reply.Code is "forbidden" or "seat_needed";

    private static async Task<bool> Opens(CrmClient client, OpenInteraction request)
    {
        try
        {
            await client.Interactions.Open(request);
            return true;
        }
        catch (CrmApiException e) when (e.Code == "seat_needed")
        {
            return false;
        }
    }

    private static async Task<bool> Appends(CrmClient client, Guid interaction, Direction direction)
    {
        try
        {
            await client.Interactions.Append(interaction, new(direction, "words"));
            return true;
        }
        catch (CrmApiException e) when ((int)e.Status == 403)
        {
            return false;
        }
    }

    private async Task<List<(string Who, string Token, Held Rights)>> Credentials()
    {
        var credentials = new List<(string, string, Held)>();
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var seated in new[] { false, true })
            {
                var (_, client) = await Acme.NewMember(seated, role);
                credentials.Add(($"{role}{(seated ? " with a seat" : "")}", client.Token!, Contracts.Tenants.Roles.RightsOf([(Contracts.Tenants.Role)role], seated)));
            }
        }

        foreach (var scope in Enum.GetValues<Right>())
        {
            var key = await Acme.NewKey(scope);
            credentials.Add(($"a key to {scope}", key.Token!, RightNames.FromWire([scope])));
        }

        return credentials;
    }
}
