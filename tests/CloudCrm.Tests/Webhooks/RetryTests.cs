using CloudCrm.Client;
using CloudCrm.Tests.Mail;

namespace CloudCrm.Tests.Webhooks;

/// <summary>What happens when a receiver does not take an event.</summary>
[TestFixture]
internal sealed class RetryTests : WebhookFixture
{
    [Test]
    public async Task After_a_500_the_event_comes_again_under_the_same_id_and_is_signed_anew()
    {
        await using var acme = await NewSender();
        acme.Receiver.Answer = _ => Task.FromResult(acme.Receiver.Posts.Count == 0 ? 500 : 204);
        var webhook = await acme.Register("customer.registered");
        await acme.NewCustomer();

        var failed = await acme.Delivery(webhook.Id, one => one.Attempts == 1);
        var done = await acme.NextAttempt(webhook.Id, failed);
        var posts = acme.Receiver.Posts;
        var attempts = (await acme.Webhooks.AttemptsPage(webhook.Id)).Items;

        Assert.Multiple(() =>
        {
            Assert.That((failed.Outcome, done.Outcome, done.Attempts), Is.EqualTo((DeliveryOutcome.Pending, DeliveryOutcome.Delivered, 2)));
            Assert.That(posts.Select(post => post.Id), Is.EqualTo(new[] { failed.EventId, failed.EventId }));
            Assert.That(posts[0].Timestamp, Is.Not.EqualTo(posts[1].Timestamp));
            Assert.That(posts.Select(post => post.IsSignedWith(webhook.Secret!)), Is.All.True);
            Assert.That(attempts.Select(one => (one.Number, one.Status, one.Error)), Is.EqualTo(new (int, int?, string?)[] { (2, 204, null), (1, 500, "the receiver answered 500") }));
        });
    }

    [Test]
    public async Task The_receivers_wish_for_a_pause_is_heeded()
    {
        await using var acme = await NewSender();
        acme.Receiver.Answer = _ => Task.FromResult(429);
        acme.Receiver.Headers["Retry-After"] = "3600";
        var webhook = await acme.Register("customer.registered");
        await acme.NewCustomer();

        var failed = await acme.Delivery(webhook.Id, one => one.Attempts == 1);

        Assert.That(failed.NextAttemptAt - failed.CreatedAt, Is.GreaterThanOrEqualTo(TimeSpan.FromHours(1)).And.LessThan(TimeSpan.FromHours(2)));
    }

    [Test]
    public async Task After_three_days_a_delivery_is_given_up_and_can_be_sent_again()
    {
        await using var acme = await NewSender();
        acme.Receiver.Answer = _ => Task.FromResult(503);
        var webhook = await acme.Register("customer.registered");
        await acme.NewCustomer();
        var delivery = await acme.Delivery(webhook.Id, one => one.Attempts == 1);
        while (delivery.Outcome == DeliveryOutcome.Pending)
            delivery = await acme.NextAttempt(webhook.Id, delivery);
        var took = Api.Time.GetUtcNow() - delivery.CreatedAt;

        acme.Receiver.Answer = _ => Task.FromResult(200);
        await acme.Webhooks.Resend(webhook.Id, delivery.Id);
        var again = await acme.Delivery(webhook.Id, one => one.Outcome == DeliveryOutcome.Delivered);

        Assert.That((delivery.Outcome, delivery.Attempts, again.Attempts), Is.EqualTo((DeliveryOutcome.GivenUp, 13, 14)));
        Assert.That(took, Is.GreaterThanOrEqualTo(TimeSpan.FromDays(3)).And.LessThan(TimeSpan.FromDays(3.1)));
        Assert.That(acme.Receiver.Posts.Select(post => post.Id).Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task All_that_was_given_up_since_a_time_is_sent_again()
    {
        await using var acme = await NewSender();
        acme.Receiver.Answer = _ => Task.FromResult(410);
        var webhook = await acme.Register("customer.registered");
        await acme.NewCustomer();
        await acme.Delivery(webhook.Id, one => one.Outcome == DeliveryOutcome.GivenUp);
        Api.Time.Advance(TimeSpan.FromMinutes(1));
        var since = Api.Time.GetUtcNow();
        await Again(acme, webhook.Id, 410);
        await acme.NewCustomer("Second");
        var second = await acme.Delivery(webhook.Id, one => one.CreatedAt > since && one.Outcome == DeliveryOutcome.GivenUp);

        await Again(acme, webhook.Id, 200);
        var none = await acme.Webhooks.ResendFailed(webhook.Id, new(Api.Time.GetUtcNow()));
        var one = await acme.Webhooks.ResendFailed(webhook.Id, new(since));
        await acme.Delivery(webhook.Id, done => done.Id == second.Id && done.Outcome == DeliveryOutcome.Delivered);
        var rest = (await acme.Webhooks.DeliveriesPage(webhook.Id, DeliveryOutcome.GivenUp)).Items;

        Assert.That((none.Count, one.Count, one.More), Is.EqualTo((0, 1, false)));
        Assert.That(rest, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_answers_410_gets_nothing_more_and_the_admins_a_mail()
    {
        await using var acme = await NewSender();
        acme.Receiver.Answer = _ => Task.FromResult(410);
        var webhook = await acme.Register("customer.registered");
        await acme.NewCustomer();

        var gone = await Eventually.Value(async () => await acme.Webhooks.Read(webhook.Id) is { State: WebhookState.Gone } now ? now : null, "the webhook is switched off");
        await acme.NewCustomer("Unheard");
        var mail = await MailFolder.MailTo(Api.Data, acme.Company.Request.Mail, "switched off");

        Assert.That(acme.Receiver.Posts, Has.Count.EqualTo(1));
        Assert.That((await acme.Webhooks.DeliveriesPage(webhook.Id)).Items.Single().Outcome, Is.EqualTo(DeliveryOutcome.GivenUp));
        Assert.That(gone.StateSince, Is.GreaterThan(webhook.StateSince));
        Assert.That(mail.Text, Does.Contain("127.0.0.1"));
    }

    [Test]
    public async Task After_five_days_of_nothing_but_failures_a_webhook_is_switched_off()
    {
        await using var acme = await NewSender();
        acme.Receiver.Answer = _ => Task.FromResult(500);
        var webhook = await acme.Register("customer.registered");
        await acme.NewCustomer();
        await acme.Delivery(webhook.Id, one => one.Attempts == 1);
        Api.Time.Advance(TimeSpan.FromDays(4.9));
        await acme.NewCustomer("Second");
        await Eventually.Holds(() => acme.Receiver.Posts.Select(post => post.Id).Distinct().Count() == 2, "the second event is attempted");
        Assert.That((await acme.Webhooks.Read(webhook.Id)).State, Is.EqualTo(WebhookState.Enabled));

        Api.Time.Advance(TimeSpan.FromDays(0.2));

        await Eventually.Holds(async () => (await acme.Webhooks.Read(webhook.Id)).State == WebhookState.Failing, "the webhook is switched off", TimeSpan.FromMinutes(2));
        await MailFolder.MailTo(Api.Data, acme.Company.Request.Mail, "switched off");
        await acme.Webhooks.Change(webhook.Id, new(Enabled: true));
        await acme.NewCustomer("Third");
        await Eventually.Holds(
            async () => (await acme.Webhooks.DeliveriesPage(webhook.Id)).Items.Any(one => one is { Attempts: > 0 } && one.CreatedAt > Api.Time.GetUtcNow() - TimeSpan.FromDays(0.05)),
            "the third event is attempted");
        Assert.That((await acme.Webhooks.Read(webhook.Id)).State, Is.EqualTo(WebhookState.Enabled), "what was before it was switched on does not count");
    }

    [Test]
    public async Task While_a_secret_is_replaced_both_sign()
    {
        await using var acme = await NewSender();
        var webhook = await acme.Register("customer.registered");
        var rotated = await acme.Webhooks.RotateSecret(webhook.Id, "a key");
        var again = await acme.Webhooks.RotateSecret(webhook.Id, "a key");
        await acme.NewCustomer();
        var both = (await acme.Receiver.Events(1))[0];
        Api.Time.Advance(TimeSpan.FromHours(25));
        await acme.NewCustomer("Later");
        var one = (await acme.Receiver.Events(2))[1];

        Assert.Multiple(() =>
        {
            Assert.That(rotated.Secret, Is.Not.Null.And.Not.EqualTo(webhook.Secret));
            Assert.That((again.Secret, again.Version), Is.EqualTo(((string?)null, rotated.Version)));
            Assert.That(rotated.OldSecretsUntil, Is.Not.Null);
            Assert.That((both.IsSignedWith(webhook.Secret!), both.IsSignedWith(rotated.Secret!)), Is.EqualTo((true, true)));
            Assert.That((one.IsSignedWith(webhook.Secret!), one.IsSignedWith(rotated.Secret!)), Is.EqualTo((false, true)));
        });
    }

    [Test]
    public async Task Four_secrets_sign_at_a_time_and_no_more()
    {
        await using var acme = await NewSender();
        var webhook = await acme.Register("customer.registered");
        for (var i = 0; i < 3; i++)
            await acme.Webhooks.RotateSecret(webhook.Id);

        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => acme.Webhooks.RotateSecret(webhook.Id))!.Code, Is.EqualTo("too_many_secrets"));
        Api.Time.Advance(TimeSpan.FromHours(25));
        await acme.Webhooks.RotateSecret(webhook.Id);
    }

    [Test]
    public async Task A_suspended_tenant_sends_nothing_until_it_works_again()
    {
        await using var acme = await NewSender();
        using var operatorClient = await Api.Operator();
        var (arrived, answering) = (new TaskCompletionSource(), new TaskCompletionSource<int>());
        acme.Receiver.Answer = _ =>
        {
            arrived.TrySetResult();
            return answering.Task;
        };
        var webhook = await acme.Register("customer.registered");
        await acme.NewCustomer("In flight");
        await Eventually.Holds(() => arrived.Task.IsCompleted, "one is in flight");
        await acme.NewCustomer("Waiting");
        await operatorClient.Operator.Suspend(acme.Company.Tenant, "unpaid");
        answering.SetResult(500);
        await Eventually.Holds(() => acme.Receiver.Posts.Count == 1, "what was in flight has come back");
        Api.Time.Advance(TimeSpan.FromMinutes(5));
        // The other tenant's event shows that its webhooks were looked at meanwhile.
        await using var rival = await NewSender("Rival");
        await rival.Register("customer.registered");
        await rival.NewCustomer();
        await rival.Receiver.Events(1);
        var heard = acme.Receiver.Posts.Count;

        acme.Receiver.Answer = _ => Task.FromResult(204);
        await operatorClient.Operator.Reactivate(acme.Company.Tenant, "paid");
        var posts = await acme.Receiver.Events(2);

        Assert.That(heard, Is.EqualTo(1));
        Assert.That(posts.Select(post => post.Id).Distinct().ToList(), Has.Count.EqualTo(2));
        await Eventually.Holds(async () => (await acme.Webhooks.DeliveriesPage(webhook.Id, DeliveryOutcome.Delivered)).Items.Count == 2, "both were delivered");
    }

    private static async Task Again(Sender acme, Guid webhook, int answer)
    {
        await Eventually.Holds(async () => (await acme.Webhooks.Read(webhook)).State == WebhookState.Gone, "the webhook is switched off");
        acme.Receiver.Answer = _ => Task.FromResult(answer);
        await acme.Webhooks.Change(webhook, new(Enabled: true));
    }
}
