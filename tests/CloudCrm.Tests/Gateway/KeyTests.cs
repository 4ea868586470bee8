using System.Text;
using System.Text.Json.Nodes;
using CloudCrm.Gateway.Http;
using CloudCrm.Tests.Isolation;

namespace CloudCrm.Tests.Gateway;

/// <summary>Idempotency-Key at every POST endpoint, found by its metadata: the same again gets the first answer, another act under the key is refused.</summary>
[TestFixture]
internal sealed class KeyTests : CompanyFixture
{
    // A secret is told once; a repetition of a recording says so.
    private static readonly string[] Fleeting = ["token", "secret", "expiresAt", "repeated"];

    // The first of these that a body has is turned round.
    private static readonly string[] Flags = ["dryRun", "staysOwner"];

    // Else the first of these that it has is made another one.
    private static readonly string[] Changeable = ["company", "name", "label", "title", "subject", "text", "reason", "mail", "description", "plan", "reference"];

    [Test]
    public async Task The_same_again_gets_the_first_answer_and_another_act_under_the_key_is_refused()
    {
        var (faults, count) = (new List<string>(), 0);
        foreach (var endpoint in Posts().Where(e => !e.IsUnkeyed))
        {
            count++;
            var shot = await new ValidShots(Acme).Of(endpoint);
            var (first, again) = (await shot.Fire(Api), await shot.Fire(Api));
            if (first.IsOff)
                continue;
            var other = await (await Other(endpoint, shot)).Fire(Api);
            var after = await shot.Fire(Api);
            if (!first.IsOk)
                faults.Add($"{endpoint}: {first}");
            if (Lasting(again) != Lasting(first) || Lasting(after) != Lasting(first))
                faults.Add($"{endpoint}, the same again: {again} and {after}, at first {first}");
            if ((int)other.Status is not 409 || !other.IsProblem)
                faults.Add($"{endpoint}, another act: {other}");
        }

        Assert.That(faults, Is.Empty);
        Assert.That(count, Is.GreaterThan(10));
    }

    [Test]
    public void Only_doors_links_questions_and_events_with_ids_of_their_own_take_no_key() =>
        Assert.That(Posts().Where(e => e.IsUnkeyed).Select(e => e.Name), Is.EquivalentTo(new[] { "SignIn", "AcceptInvitation", "SignInOperator", "AskPasswordReset", "ResetPassword", "VerifyMail", "ChangePassword", "SwitchTenant", "EnterTenant", "BeginTwoFactor", "ConfirmTwoFactor", "RenewRecoveryCodes", "EndTwoFactor", "AskMailVerification", "ValidatePriceBook", "PreviewPriceBook", "PreviewChange", "RecordUsageEvents", "ReceiveStripeEvent", "OpenCheckout", "OpenPortal", "ReconcileStripe" }));

    [TestCase("id")]
    [TestCase("externalId")]
    public async Task A_key_beside_a_messages_own_id_names_one_message(string member)
    {
        var (interaction, key) = (await Acme.NewInteraction(), Company.NewId().ToString());
        Task<Reply> Append(Guid id, string text, string under) =>
            Shot.Json("POST", $"/v1/interactions/{interaction}/messages", $$"""{"direction":"inbound","text":"{{text}}","{{member}}":"{{id}}"}""")
                .As(Acme.Token).With("Idempotency-Key", under).Fire(Api);
        var (one, two, three) = (Company.NewId(), Company.NewId(), Company.NewId());

        Assert.That((int)(await Append(one, "one", key)).Status, Is.EqualTo(201));
        Assert.That((int)(await Append(two, "two", $"{key}-2")).Status, Is.EqualTo(201));
        Reply[] others = [await Append(one, "other words", key), await Append(two, "two", key), await Append(three, "three", key)];
        Assert.That(others.Select(r => r.Code), Is.All.EqualTo("id_reused"));
        Assert.That((int)(await Append(one, "one", key)).Status, Is.EqualTo(200));

        Assert.That((int)(await Append(one, "one", $"{key}-3")).Status, Is.EqualTo(200), "another key for a message that is there names it from now on");
        Assert.That((await Append(three, "three", $"{key}-3")).Code, Is.EqualTo("id_reused"));
        Assert.That((await Acme.Owner.Interactions.MessagesPage(interaction)).Items.Select(m => m.Text), Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public async Task A_repeated_archiving_gives_the_first_answer_whatever_happened_since()
    {
        var customer = await Acme.NewCustomer();
        var archive = new Shot("POST", $"/v1/customers/{customer}/archive") { Token = Acme.Token }.With("Idempotency-Key", Company.NewId().ToString());
        var first = await archive.Fire(Api);
        await Acme.Owner.Customers.Restore(customer);

        var again = await archive.Fire(Api);
        var restore = await (archive with { Path = $"/v1/customers/{customer}/restore" }).Fire(Api);

        Assert.That(again.Essence, Is.EqualTo(first.Essence));
        Assert.That((restore.Code, restore.Field), Is.EqualTo(("id_reused", "Idempotency-Key")));
        Assert.That((await Acme.Owner.Customers.Read(customer)).Archived, Is.False);
    }

    private IEnumerable<ApiEndpoint> Posts() => ApiEndpoint.All(Api).Where(e => e.Method == "POST");

    /// <summary>Another act under the same key: other words, other bytes, or where there is no body another thing.</summary>
    private async Task<Shot> Other(ApiEndpoint endpoint, Shot shot)
    {
        if (endpoint.TakesFile)
            return shot with { Body = [.. shot.Body!, 1] };
        if (endpoint.BodyType is null)
            return (await new ValidShots(Acme).Of(endpoint)).With(CallHeaders.IdempotencyKey, shot.Headers.Single(h => h.Name == CallHeaders.IdempotencyKey).Value);
        var body = JsonNode.Parse(shot.Body!)!.AsObject();
        if (Flags.FirstOrDefault(body.ContainsKey) is { } flag)
        {
            body[flag] = !body[flag]!.GetValue<bool>();
            return shot with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        }

        if (body["since"] is not null)
        {
            body["since"] = "2026-01-01T00:00:00Z";
            return shot with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        }

        if (body["survivorId"] is not null)
        {
            body["survivorId"] = await Acme.NewCustomer();
            return shot with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        }

        var member = Changeable.FirstOrDefault(body.ContainsKey) ?? throw new AssertionException($"{endpoint}: teach KeyTests what to change of its body.");
        body[member] = $"x{body[member]}";
        return shot with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }

    private static string Lasting(Reply reply)
    {
        var answer = reply.Json.AsObject();
        foreach (var member in Fleeting)
            answer.Remove(member);
        return answer.ToJsonString();
    }
}
