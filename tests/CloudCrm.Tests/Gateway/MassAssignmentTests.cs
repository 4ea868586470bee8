using System.Text;
using System.Text.Json.Nodes;
using CloudCrm.Gateway.OpenApi;
using CloudCrm.Tests.Isolation;

namespace CloudCrm.Tests.Gateway;

/// <summary>What the server alone decides can't be slipped in: every member of every answer that a request does not have is refused in it.</summary>
[TestFixture]
internal sealed class MassAssignmentTests
{
    private static readonly string[] Everywhere = ["tenant", "tenantId", "version", "isOperator", "rights", "passwordHash"];

    [Test]
    public async Task Server_owned_members_are_refused_in_every_request()
    {
        var api = await TheApi.Shared;
        using var acme = await Company.Open(api);
        var owned = OwnedMembers(api);
        var (faults, count) = (new List<string>(), 0);
        foreach (var endpoint in ApiEndpoint.All(api).Where(e => e.BodyType is not null))
        {
            var valid = await new ValidShots(acme).Of(endpoint);
            var before = await Snapshot.Take(api, acme.Tenant);
            foreach (var (member, value) in owned.Where(o => !Has(endpoint.BodyType!, o.Key)))
            {
                var body = JsonNode.Parse(valid.Body!)!.AsObject();
                body[member] = value?.DeepClone();
                var reply = await (valid with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) }).Fire(api);
                if ((int)reply.Status != 400 || reply.Field != member)
                    faults.Add($"{endpoint} with {member}: {reply}");
                count++;
            }

            if (await Snapshot.Take(api, acme.Tenant) != before)
                faults.Add($"{endpoint}: something was written");
        }

        Assert.That(faults, Is.Empty);
        Assert.That(count, Is.GreaterThan(300));
    }

    /// <summary>All members of all answers, with a value that would fit.</summary>
    private static Dictionary<string, JsonNode?> OwnedMembers(TheApi api)
    {
        var owned = Everywhere.ToDictionary(name => name, _ => (JsonNode?)1);
        var answers = ApiEndpoint.All(api).SelectMany(e => e.Endpoint.Metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IProducesResponseTypeMetadata>()).Select(m => m.Type).OfType<Type>().Distinct();
        foreach (var type in answers)
        {
            foreach (var (name, value) in Examples.Of(type) as JsonObject ?? [])
                owned[name] = value?.DeepClone();
        }

        return owned;
    }

    private static bool Has(Type body, string member) => body.GetProperties().Any(p => string.Equals(p.Name, member, StringComparison.OrdinalIgnoreCase));
}
