using CloudCrm.Client;
using CloudCrm.Crm.Mail;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using CloudCrm.Tests.Gateway;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CloudCrm.Tests.Mail;

/// <summary>Mails out of the product, to a folder and to a mail server.</summary>
[TestFixture]
internal sealed class MailTests
{
    [Test]
    public async Task An_invitation_comes_by_mail_in_the_tenants_language()
    {
        var product = await Product.Shared;
        using var acme = await Company.Open(await TheApi.Shared, "晨光 <Coffee>");
        await acme.Owner.Tenant.Change(new(Language: "zh-TW"));
        var mail = Company.NewMail("wu");

        await acme.Owner.Invitations.Invite(new(mail, [Role.Agent]));
        var received = await MailFolder.MailTo(product.Data, mail, "邀請您加入");

        Assert.That(received.Subject, Is.EqualTo("晨光 <Coffee> 邀請您加入"));
        Assert.That(received.Text, Does.Contain("/join#cc_i_").And.Contain("晨光 <Coffee>"));
        Assert.That(received.Html, Does.Contain("晨光 &lt;Coffee&gt;").And.Contain("lang=\"zh-TW\"").And.Not.Contain("<Coffee>"));
        using var client = await CrmClient.Accept(product.Url, new(received.Token, "Wu", Company.Password));
        Assert.That((await client.Sessions.Read()).Tenant, Is.EqualTo(acme.Tenant));
    }

    [Test]
    public void Every_letter_has_words_in_every_language()
    {
        string[] facts = ["plan", "from", "invoice", "amount", "due", "creditNote", "budget", "percent", "used", "limit", "meter", "day", "usual", "link"];
        foreach (var kind in Enum.GetValues<LetterKind>())
        {
            var texts = new[] { "en", "zh-TW", "zh-CN" }.Select(language => MailText.Of(
                new(kind, "a@example.com", language, "cc_x", DateTimeOffset.UnixEpoch, "Acme") { Facts = facts.ToDictionary(name => name, name => $"[{name}]") },
                "https://crm.example")).ToArray();
            Assert.That(texts.Select(text => text.Subject).Distinct().Count(), Is.EqualTo(3), $"{kind}");
            Assert.That(texts.Select(text => text.Text + text.Html), Has.None.Contains("{").And.All.Contains("#cc_x"), $"{kind}");
        }
    }

    [Test]
    public async Task A_mail_server_that_is_busy_gets_the_mail_later_and_once()
    {
        await using var sink = new SmtpSink();
        await using var api = await TheApi.Start(sink.Settings);
        using var acme = await OpenAndWait(api);
        sink.ToRecipient.Enqueue("451 later");

        var invitation = await acme.NewInvitation(Role.Agent);
        await Eventually.Holds(() => Left(api), "the outbox is empty");

        var received = sink.Mails.Select(Received.Parse).Where(mail => mail.To.Contains(invitation.Mail)).ToList();
        Assert.That(received, Has.Count.EqualTo(1));
        Assert.That(received[0].Token, Does.StartWith("cc_i_"));
    }

    [Test]
    public async Task A_recipient_that_the_server_does_not_know_is_given_up()
    {
        await using var sink = new SmtpSink();
        await using var api = await TheApi.Start(sink.Settings);
        using var acme = await OpenAndWait(api);
        sink.ToRecipient.Enqueue("550 no such user");
        var before = (sink.Tries, sink.Mails.Count);

        await acme.NewInvitation(Role.Agent);
        await Eventually.Holds(() => Left(api), "the outbox is empty");

        Assert.That((sink.Tries, sink.Mails.Count), Is.EqualTo((before.Tries + 1, before.Count)));
    }

    [Test]
    public async Task A_mail_whose_answer_was_lost_comes_again_under_the_same_id()
    {
        await using var sink = new SmtpSink();
        await using var api = await TheApi.Start(sink.Settings);
        using var acme = await OpenAndWait(api);
        sink.ToContent.Enqueue(null);

        await acme.NewInvitation(Role.Agent);
        await Eventually.Holds(() => sink.Mails.Count == 3, "the mail comes again");
        await Eventually.Holds(() => Left(api), "the outbox is empty");

        Assert.That(sink.Mails.Skip(1).Select(mail => Received.Parse(mail).MessageId).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_mail_survives_a_restart_and_a_server_that_is_away()
    {
        var sink = new SmtpSink();
        var settings = sink.Settings;
        await sink.DisposeAsync();
        await using var api = await TheApi.Start(settings);
        using var acme = await Company.Open(api);
        await acme.NewInvitation(Role.Agent);
        await Eventually.Holds(async () => await Waiting(api, work => work.Attempts > 0), "it was tried");

        await api.Restart();

        Assert.That(await Waiting(api, _ => true));
    }

    [TestCase("Mail:From", "nobody")]
    [TestCase("Mail:Links", "crm.example")]
    [TestCase("Mail:Smtp:Port", "25")]
    [TestCase("Mail:Smtp:Port", "0", "Mail:Smtp:Host", "mail.example")]
    [TestCase("Mail:Smtp:Tls", "maybe", "Mail:Smtp:Host", "mail.example")]
    [TestCase("Mail:Smtp:Username", "crm", "Mail:Smtp:Host", "mail.example")]
    public void A_wrong_setting_stops_the_start_and_names_itself(params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();
        Assert.That(() => MailSettings.Read(configuration), Throws.TypeOf<SettingException>().With.Message.Contains(settings[0]));
    }

    /// <summary>A company whose own mail has gone out.</summary>
    private static async Task<Company> OpenAndWait(TheApi api)
    {
        var company = await Company.Open(api);
        await Eventually.Holds(() => Left(api), "the outbox is empty");
        return company;
    }

    private static async Task<bool> Left(TheApi api) => !await Waiting(api, _ => true);

    private static async Task<bool> Waiting(TheApi api, Func<DueWorkRow, bool> which)
    {
        await using var db = api.Get<IDbSource<Crm.CrmDb>>().AcrossTenants();
        return (await db.DueWork.Where(work => work.Kind == Postman.Name).ToListAsync()).Any(which);
    }
}
