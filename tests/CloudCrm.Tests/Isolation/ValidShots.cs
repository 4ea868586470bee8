using System.Text;
using System.Text.Json.Nodes;
using CloudCrm.Client;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.OpenApi;
using CloudCrm.Tests.Billing.Stripe.Intake;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Isolation;

/// <summary>
/// Builds a valid request for any endpoint from its metadata: ids of things that the company really has in the route and body, the document's example as
/// body, the needed query parameters and headers. What it does not know it refuses, so that a new kind of thing has to be taught here first.
/// </summary>
internal sealed class ValidShots(Company company)
{
    // Whose second factor the last shot is about.
    private Person? _person;

    // What became of the next invoice.
    private Contracts.Billing.InvoiceState _invoice;

    // Whom the last offer of ownership was made to.
    private string? _asked;

    /// <summary>Ids of things that the company has, for the route.</summary>
    public async Task<Dictionary<string, Guid>> RouteValues(ApiEndpoint endpoint)
    {
        var values = new Dictionary<string, Guid>();
        _invoice = endpoint.Name == "UpholdInvoice" ? Contracts.Billing.InvoiceState.Disputed : Contracts.Billing.InvoiceState.Open;
        var segments = endpoint.Template.Split('/');
        foreach (var name in endpoint.RouteParameters)
        {
            var collection = segments[Array.IndexOf(segments, $"{{{name}}}") - 1];
            var isOfTwoKinds = collection == "attachments" || endpoint.Template == "/v1/operator/sessions/{id}";
            values[name] = await NewThing(isOfTwoKinds ? $"{segments[2]}/{collection}" : collection, values);
        }

        return values;
    }

    /// <summary>What the query, the headers and the body name that must exist, with something that does.</summary>
    public async Task<Dictionary<IdPlace, Guid>> NamedIds(ApiEndpoint endpoint)
    {
        var ids = new Dictionary<IdPlace, Guid>();
        foreach (var place in IdPlace.Of(endpoint))
        {
            ids[place] = place.Name switch
            {
                "customerId" or "survivorId" or "customers" => await company.NewCustomer(),
                "to" or "members" or "assignedTo" or "assigneeId" or "assignee" or "ownerId" or "owner" => (await company.NewMember(true, Role.Agent)).Account,
                "customer" => await company.NewCustomer(),
                "interactionId" => await company.NewInteraction(),
                "import" => await company.NewImport(),
                "tenant" => company.Tenant,
                "reservation" => await company.NewQuote(),
                _ => throw new AssertionException($"{endpoint}: teach ValidShots what {place} is an id of."),
            };
        }

        return ids;
    }

    public async Task<Shot> Of(ApiEndpoint endpoint) => await Of(endpoint, await RouteValues(endpoint), await NamedIds(endpoint));

    public async Task<Shot> Of(ApiEndpoint endpoint, Dictionary<string, Guid> route, Dictionary<IdPlace, Guid> named)
    {
        if (endpoint.Template.StartsWith("/v1/billing", StringComparison.Ordinal) || endpoint.Template.StartsWith("/v1/statement", StringComparison.Ordinal) || endpoint.Template.StartsWith("/v1/invoices", StringComparison.Ordinal) || endpoint.Template.StartsWith("/v1/quotes", StringComparison.Ordinal))
            await company.Billing();
        var path = route.Aggregate(endpoint.Template, (template, value) => template.Replace($"{{{value.Key}}}", value.Value.ToString(), StringComparison.Ordinal));
        var shot = new Shot(endpoint.Method, path + Query(endpoint, named)) { Token = await Token(endpoint) };
        if (endpoint.Method == "POST")
            shot = shot.With(CallHeaders.IdempotencyKey, Company.NewId().ToString());
        if (endpoint.IsVersioned)
            shot = shot.With(CallHeaders.IfMatch, "*");
        if (endpoint.Name == "ReceiveStripeEvent")
            return StripeShots.Signed(company.Api, StripeShots.Event($"evt_{Company.NewId():n}"));
        foreach (var header in endpoint.Inputs.Where(i => i.IsHeader && i.IsNeeded))
            shot = shot.With(header.Name, HeaderValue(endpoint, header.Name));
        foreach (var (place, id) in named.Where(n => n.Key.Part == IdPart.Header))
            shot = shot.With(place.Name, id.ToString());
        if (endpoint.TakesFile)
            return shot with { Body = Encoding.UTF8.GetBytes(Company.NewId().ToString()), ContentType = "text/plain" };
        if (endpoint.TakesEvents)
            return shot with { Body = await company.NewUsageEvent(), ContentType = "application/cloudevents+json" };
        return endpoint.BodyType is null ? shot : shot with { Body = await Body(endpoint, named), ContentType = "application/json" };
    }

    private async Task<Guid> NewThing(string collection, Dictionary<string, Guid> outer) => collection switch
    {
        "members" => (await company.NewMember(true, Role.Agent)).Account,
        "ownership-offers" => await NewOffer(),
        "teams" => (await company.Owner.Teams.Make(new($"Team {Company.NewId():n}"))).Id,
        "invitations" => (await company.NewInvitation(Role.Agent)).Id,
        "sessions" => await NewSession(outer),
        "api-keys" => (await company.NewKey(Right.ReadCustomers)).Id,
        "customers" => await company.NewCustomer(),
        "notes" => await company.NewNote(outer["id"]),
        "tasks" => await company.NewTask(),
        "notifications" => await company.NewNotification(),
        "history" => await company.NewChange(outer["id"]),
        "fields" => await company.NewField(),
        "imports" => await company.NewImport(),
        "views" => await company.NewView(),
        "budgets" => await company.NewBudget(),
        "quotes" => await company.NewQuote(),
        "bulk-changes" => await company.NewBulkChange(),
        "interactions" => await company.NewInteraction(),
        "interactions/attachments" => await company.NewAttachment(outer["id"]),
        "customers/attachments" => await company.NewCustomerFile(outer["id"]),
        "webhooks" => await company.NewWebhook(),
        "deliveries" => (await company.Owner.Webhooks.Ping(outer["id"])).Id,
        "tenants" => await NewTenant(),
        "support-access" => (await company.Owner.Support.Grant(new(1, "somebody looks"))).Id,
        "operators" => await NewOperator(),
        "price-books" => await APriceBook(),
        "operator/sessions" => await NewOperatorSession(),
        "meters" => (await company.NewMeter()).Id,
        "findings" => await company.NewFinding(),
        "invoices" => await PlantedInvoice.Of(company.Api, Contracts.TenantId.From(outer.GetValueOrDefault("id", company.Tenant)), _invoice),
        _ => throw new AssertionException($"Teach ValidShots what lives under /{collection}."),
    };

    /// <summary>A session of the member in the route, else of the owner.</summary>
    private async Task<Guid> NewSession(Dictionary<string, Guid> outer)
    {
        if (outer.TryGetValue("accountId", out var account))
            return (await company.Owner.Members.SessionsPage(account)).Items[0].Id;
        return Contracts.Tenants.Token.TryParse(await company.NewSession(), out var token) ? token.Id : throw new AssertionException("This is no token.");
    }

    private async Task<Guid> NewOperator()
    {
        using var client = await company.Api.Operator();
        return (await client.Operator.Invite(new(Company.NewMail(), "Ken Wu"))).Id;
    }

    private async Task<Guid> APriceBook()
    {
        using var client = await company.Api.Operator();
        return (await client.PriceBook.Versions()).Items[0].Id;
    }

    private async Task<Guid> NewOperatorSession()
    {
        using var client = await company.Api.Operator();
        return Contracts.Tenants.Token.TryParse(client.Token, out var token) ? token.Id : throw new AssertionException("This is no token.");
    }

    private async Task<Guid> NewOffer()
    {
        var (offer, asked) = await company.NewOffer();
        _asked = asked.Token;
        return offer;
    }

    /// <summary>The token of a company that nobody needs any more.</summary>
    private async Task<string> NewEnd(bool isClosing)
    {
        using var other = await Company.Open(company.Api, "Sunrise Coffee");
        if (isClosing)
            await other.Owner.Tenant.Close(new("Sunrise Coffee", Company.Password));
        return other.Token;
    }

    private async Task<Guid> NewTenant()
    {
        using var other = await Company.Open(company.Api, "Target");
        await other.Owner.Support.Grant(new(1, "an operator may enter"));
        await other.Billing();
        return other.Tenant;
    }

    /// <summary>The credential that may do it; one of its own where the act ends it.</summary>
    private async Task<string?> Token(ApiEndpoint endpoint)
    {
        if (endpoint.Requirement.IsOpen)
            return null;
        if (endpoint.Name.EndsWith("TwoFactor", StringComparison.Ordinal) || endpoint.Name == "RenewRecoveryCodes")
        {
            _person = await company.NewPerson();
            if (endpoint.Name == "ConfirmTwoFactor")
                await _person.Begin();
            else if (endpoint.Name != "BeginTwoFactor")
                await _person.Confirmed();
            return _person.Client.Token;
        }

        if (endpoint.Name is "CloseOwnTenant" or "ReopenTenant")
            return await NewEnd(isClosing: endpoint.Name == "ReopenTenant");
        if (endpoint.Name is "AcceptOwnership" or "DeclineOwnership")
            return _asked;
        if (!endpoint.Requirement.Rights.HasFlag(Contracts.Tenants.Right.Operate))
            return endpoint.Name == "SignOut" ? await company.NewSession() : company.Token;
        using var operatorClient = await company.Api.Operator();
        return operatorClient.Token;
    }

    private static string Query(ApiEndpoint endpoint, Dictionary<IdPlace, Guid> named)
    {
        var needed = endpoint.Inputs.Where(i => i is { IsHeader: false, IsNeeded: true } && !IdPlace.IsId(i.Type)).Select(i => $"{i.Name}={QueryValue(endpoint, i.Name)}");
        string[] parts = [.. needed, .. named.Where(n => n.Key.Part == IdPart.Query).Select(n => $"{n.Key.Name}={n.Value}")];
        return parts.Length == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static string QueryValue(ApiEndpoint endpoint, string name) => name switch
    {
        "kind" => "handle",
        "value" => "x:somebody",
        "q" => "x:somebody",
        "plan" => "team",
        "by" => "meter",
        "from" => "2026-01-01T00:00:00Z",
        "meter" => "api.calls",
        "to" => "2026-01-02T00:00:00Z",
        _ => throw new AssertionException($"{endpoint}: teach ValidShots the query parameter {name}."),
    };

    private static string HeaderValue(ApiEndpoint endpoint, string name) => name switch
    {
        "X-File-Name" => "file.txt",
        _ => throw new AssertionException($"{endpoint}: teach ValidShots the header {name}."),
    };

    private async Task<byte[]> Body(ApiEndpoint endpoint, Dictionary<IdPlace, Guid> named)
    {
        var body = Examples.Of(endpoint.BodyType!)?.AsObject() ?? throw new AssertionException($"{endpoint}: OpenApi/Examples.cs has no example of {endpoint.BodyType}.");
        foreach (var (name, _) in body.ToArray())
        {
            if (await Special(endpoint, name) is { } value)
                body[name] = value;
        }

        foreach (var (place, id) in named.Where(n => n.Key.Part == IdPart.Body))
            place.Put(body, id);
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    /// <summary>Members whose example is no good twice, or at all times.</summary>
    private async Task<JsonNode?> Special(ApiEndpoint endpoint, string member) => (endpoint.BodyType!.Name, member) switch
    {
        (nameof(SignIn), "mail") => company.Request.Mail,
        (nameof(SignIn), "password") => Company.Password,
        (nameof(SignInOperator), "mail") => Installation.OperatorMail,
        (nameof(SignInOperator), "password") => Installation.OperatorSecret,
        (nameof(AcceptInvitation), "token") => (await company.NewInvitation(Role.Agent)).Token,
        (nameof(ResetPassword), "token") => await company.NewLink(forReset: true),
        (nameof(VerifyMail), "token") => await company.NewLink(forReset: false),
        (nameof(ChangePassword), _) or (nameof(BeginTwoFactor), _) or (nameof(ProveTwoFactor), "password") => Company.Password,
        (nameof(ConfirmTwoFactor) or nameof(ProveTwoFactor), "code") => _person!.NextCode(),
        (nameof(WriteNote) or nameof(ChangeNote), "text") => $"Wants to renew; ask {Mention.Of(company.OwnerId)}.",
        (nameof(BuySeats), "bought") => 1_000,
        (nameof(AppendMessage), "direction") => "outbound",
        (nameof(CloseOwnTenant), "password") => Company.Password,
        (nameof(OfferOwnership), "password") => await company.WithoutOffers(),
        (nameof(MakeTeam) or nameof(ChangeTeam), "name") => $"Team {Company.NewId():n}",
        (nameof(PriceBookDocument), "version") => $"v{Company.NewId():n}",
        (nameof(PriceBookDocument), "effectiveFrom") => $"{new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Random.Shared.Next()):O}",
        (nameof(DefineMeter), "code") => $"m{Company.NewId():n}",
        (nameof(DefineField), "key") => $"k{Company.NewId():n}",
        (_, "fields") => new JsonObject { [(await company.Owner.Fields.Read(await company.NewField())).Key] = "some" },
        (_, "mail") => Company.NewMail(),
        (_, "externalId" or "id") => Company.NewId().ToString(),
        _ => null,
    };
}
