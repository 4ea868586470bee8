using System.Reflection;
using System.Text.Json.Nodes;
using CloudCrm.Client;
using CloudCrm.Gateway.OpenApi;
using CloudCrm.Tests.Isolation;

namespace CloudCrm.Tests.Gateway;

/// <summary>The OpenAPI document, the client and the endpoints tell the same story.</summary>
[TestFixture]
internal sealed class DocumentTests
{
    private JsonObject _document = null!;
    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _api = await TheApi.Shared;
        _document = (await Shot.Get("/openapi/v1.json").Fire(_api)).Json.AsObject();
    }

    [Test]
    public void The_document_holds_every_endpoint_and_no_other() =>
        Assert.That(Operations().Select(o => o.Id), Is.EquivalentTo(ApiEndpoint.All(_api).Select(e => e.Name)));

    [Test]
    public void The_client_has_a_method_for_every_operation()
    {
        var methods = typeof(CrmClient).Assembly.GetExportedTypes().SelectMany(t => t.GetMethods())
            .Select(m => m.GetCustomAttribute<OperationAttribute>()?.Id).OfType<string>();

        Assert.That(methods, Is.EquivalentTo(Operations().Select(o => o.Id)));
    }

    [Test]
    public void Every_operation_has_words_problems_a_tag_and_its_credential()
    {
        var faults = new List<string>();
        foreach (var (id, operation) in Operations())
        {
            if (string.IsNullOrEmpty(operation["summary"]?.ToString()) || operation["tags"]!.AsArray().Count != 1)
                faults.Add($"{id}: no summary or tag");
            var isOpen = ApiEndpoint.All(_api).Single(e => e.Name == id).Requirement.IsOpen;
            if (operation["security"] is null != isOpen)
                faults.Add($"{id}: credential");
            if (!operation["responses"]!.AsObject().Any(r => r.Key[0] == '4' && r.Value!["content"]!["application/problem+json"] is not null))
                faults.Add($"{id}: no problems");
            if (operation["requestBody"]?["content"]?["application/json"] is { } body && body["example"] is null)
                faults.Add($"{id}: no example of its body");
        }

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public void Every_type_on_the_wire_has_an_example()
    {
        var answers = ApiEndpoint.All(_api).SelectMany(e => e.Endpoint.Metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IProducesResponseTypeMetadata>())
            .Select(m => m.Type).OfType<Type>().Where(t => t != typeof(void) && t != typeof(Stream));
        var requests = ApiEndpoint.All(_api).Select(e => e.BodyType).OfType<Type>();

        Assert.That(answers.Concat(requests).Distinct().Where(type => Examples.Of(type) is null), Is.Empty);
    }

    [Test]
    public void Health_checks_stay_out_of_the_document() =>
        Assert.That(_document["paths"]!.AsObject().Select(p => p.Key), Has.None.Contains("healthz").And.None.Contains("readyz"));

    [Test]
    public async Task Health_checks_answer()
    {
        Assert.That((await Shot.Get("/healthz").Fire(_api)).IsOk);
        await Eventually.Holds(async () => (await Shot.Get("/readyz").Fire(_api)).IsOk, "the product is ready");
    }

    [TestCase(typeof(Role), typeof(Contracts.Tenants.Role))]
    [TestCase(typeof(TenantState), typeof(Contracts.Tenants.TenantState))]
    [TestCase(typeof(InvitationState), typeof(Contracts.Tenants.InvitationState))]
    [TestCase(typeof(ActorKind), typeof(Contracts.ActorKind))]
    [TestCase(typeof(CustomerKind), typeof(Contracts.Customers.CustomerKind))]
    [TestCase(typeof(ContactKind), typeof(Contracts.Customers.ContactKind))]
    [TestCase(typeof(TimelineKind), typeof(Contracts.Customers.TimelineKind))]
    [TestCase(typeof(Direction), typeof(Contracts.Interactions.Direction))]
    [TestCase(typeof(InteractionState), typeof(Contracts.Interactions.InteractionState))]
    [TestCase(typeof(SubscriptionState), typeof(Contracts.Billing.SubscriptionState))]
    [TestCase(typeof(UsageGroup), typeof(Contracts.Metering.UsageGroup))]
    [TestCase(typeof(MeterAggregation), typeof(Contracts.Metering.MeterAggregation))]
    public void Enums_on_the_wire_have_the_values_of_the_contract(Type wire, Type contract) =>
        Assert.That(Values(wire), Is.EqualTo(Values(contract)));

    [Test]
    public void Rights_on_the_wire_are_those_that_a_tenant_can_have() =>
        Assert.That(Enum.GetNames<Right>(), Is.EqualTo(Enum.GetNames<Contracts.Tenants.Right>().Where(n => n is not "None" and not "Operate")));

    private static IEnumerable<(string, int)> Values(Type type) => Enum.GetNames(type).Zip(Enum.GetValuesAsUnderlyingType(type).Cast<int>());

    private IEnumerable<(string Id, JsonObject Operation)> Operations() => OperationsOf(_document);

    /// <summary>Every operation of a document.</summary>
    internal static IEnumerable<(string Id, JsonObject Operation)> OperationsOf(JsonObject document) => document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject())
        .Select(method => (method.Value!["operationId"]!.ToString(), method.Value!.AsObject()));
}
