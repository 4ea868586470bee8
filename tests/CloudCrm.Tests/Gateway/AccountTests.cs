using System.Net;
using CloudCrm.Client;
using CloudCrm.Tests.Mail;

namespace CloudCrm.Tests.Gateway;

/// <summary>Forgotten passwords, verified addresses, and one's own account, through the API.</summary>
[TestFixture]
internal sealed class AccountTests : CompanyFixture
{
    private const string NewPassword = "a quite new passphrase";

    [Test]
    public async Task An_address_is_verified_by_the_link_that_came_at_sign_up()
    {
        using var acme = await Company.Open(Api);
        Assert.That((await acme.Owner.Account.Read()).Verified, Is.False);
        var link = (await MailFolder.MailTo(Api.Data, acme.Request.Mail, "your address")).Token;

        await acme.Owner.Account.VerifyMail(new(link));

        Assert.That((await acme.Owner.Account.Read()).Verified);
        Assert.That((await acme.Owner.Members.Read(acme.OwnerId)).Verified);
        Assert.That((await acme.Owner.Members.Page()).Items.Single().Verified);
        Assert.That(Refused(() => acme.Owner.Account.VerifyMail(new(link))), Is.EqualTo((422, "link_invalid")), "good once");
        await acme.Owner.Account.AskMailVerification(new());
        Assert.That(MailFolder.MailsTo(Api.Data, acme.Request.Mail), Has.Count.EqualTo(1), "nothing is left to verify");
    }

    [Test]
    public async Task A_person_says_which_language_they_read_and_takes_it_back()
    {
        using var acme = await Company.Open(Api);
        Assert.That((await acme.Owner.Account.Read()).Language, Is.Null);

        Assert.That((await acme.Owner.Account.Change(new("zh-TW"))).Language, Is.EqualTo("zh-TW"));
        Assert.That((await acme.Owner.Account.Change(new())).Language, Is.EqualTo("zh-TW"), "what is left out stays");
        Assert.That(Refused(() => acme.Owner.Account.Change(new("de"))), Is.EqualTo((422, "invalid")));
        Assert.That((await acme.Owner.Account.Read()).Language, Is.EqualTo("zh-TW"));
        Assert.That((await acme.Owner.Account.Change(new(""))).Language, Is.Null);
    }

    [Test]
    public async Task A_visitor_sees_the_plans_that_sign_up_takes()
    {
        var plans = await Shot.Get("/v1/plans?currency=TWD").Fire(Api);
        Assert.That(plans.Status, Is.EqualTo(HttpStatusCode.OK));
        var (shown, known) = (await Acme.Owner.PriceBook.Plans("TWD"), await Acme.Owner.PriceBook.Read("TWD"));
        Assert.That(shown.Plans.Select(plan => (plan.Code, plan.Base, plan.Seat)), Is.EqualTo(known.Plans.Select(plan => (plan.Code, plan.Prices.Base, plan.Prices.Seat))));
        Assert.That(shown.Plans.Select(plan => plan.Code), Is.EquivalentTo(CloudCrm.Contracts.Tenants.Plans.Known));
        var team = (await Acme.Owner.PriceBook.Plans(seats: 5)).Plans.Single(plan => plan.Code == "team");
        Assert.That((team.Base, team.Seat, team.IncludedSeats, team.Total), Is.EqualTo(("29", "12", 1, "77")));
        Assert.That(Refused(() => Acme.Owner.PriceBook.Plans("GBP")), Is.EqualTo((422, "invalid")));
    }

    [Test]
    public async Task A_forgotten_password_is_set_anew_and_every_session_ends()
    {
        using var acme = await Company.Open(Api);
        var (other, mail) = (await acme.NewSession(), acme.Request.Mail);
        await acme.Owner.Account.AskPasswordReset(new(mail, "zh-CN"));
        var link = (await MailFolder.MailTo(Api.Data, mail, "重设您的")).Token;
        Assert.That((await acme.Owner.Account.Read()).Id, Is.EqualTo(acme.OwnerId), "asking changes nothing");
        Assert.That(Refused(() => acme.Owner.Account.ResetPassword(new(link, "short"))), Is.EqualTo((422, "length")), "and the link stays good");

        await acme.Owner.Account.ResetPassword(new(link, NewPassword));

        await Dies(acme.Token);
        await Dies(other);
        Assert.That(Refused(() => CrmClient.SignIn(Api.Address, new(mail, Company.Password))), Is.EqualTo((401, "sign_in_failed")));
        using var again = await CrmClient.SignIn(Api.Address, new(mail, NewPassword));
        Assert.That((await again.Account.Read()).Verified, "the link came by mail");
        Assert.That(Refused(() => again.Account.ResetPassword(new(link, "another passphrase"))), Is.EqualTo((422, "link_invalid")));
    }

    [Test]
    public async Task Nobody_learns_from_a_request_whether_there_is_an_account()
    {
        Task<Reply> Ask(string mail) => Shot.Json("POST", "/v1/password-resets", $$"""{"mail":"{{mail}}"}""").Fire(Api);
        var nobody = Company.NewMail("nobody");

        var (known, unknown) = (await Ask(Acme.Request.Mail), await Ask(nobody));

        Assert.That((known.Status, unknown.Status), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NoContent)));
        Assert.That(unknown.Essence, Is.EqualTo(known.Essence));
        await MailFolder.MailTo(Api.Data, Acme.Request.Mail, "new password");
        Assert.That(MailFolder.MailsTo(Api.Data, nobody), Is.Empty);
    }

    [Test]
    public async Task A_link_ends_after_an_hour_and_is_good_for_nothing_else()
    {
        await using var api = await TheApi.Start();
        using var acme = await Company.Open(api);
        await acme.Owner.Account.AskPasswordReset(new(acme.Request.Mail));
        var reset = (await MailFolder.MailTo(api.Data, acme.Request.Mail, "new password")).Token;
        var verify = (await MailFolder.MailTo(api.Data, acme.Request.Mail, "your address")).Token;

        Assert.That(Refused(() => acme.Owner.Account.ResetPassword(new(verify, NewPassword))), Is.EqualTo((422, "link_invalid")));
        Assert.That(Refused(() => acme.Owner.Account.VerifyMail(new(reset))), Is.EqualTo((422, "link_invalid")));
        Assert.That(Refused(() => acme.Owner.Account.ResetPassword(new(reset[..^1] + (reset[^1] == 'A' ? 'B' : 'A'), NewPassword))), Is.EqualTo((422, "link_invalid")));
        Assert.That((await Shot.Get("/v1/account").As(reset).Fire(api)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "a link is no session");
        api.Time.Advance(TimeSpan.FromHours(1));
        Assert.That(Refused(() => acme.Owner.Account.ResetPassword(new(reset, NewPassword))), Is.EqualTo((422, "link_invalid")));
        await acme.Owner.Account.VerifyMail(new(verify));
    }

    [Test]
    public async Task At_most_three_links_are_good_at_a_time()
    {
        await using var api = await TheApi.Start();
        using var acme = await Company.Open(api);
        for (var i = 1; i <= 4; i++)
        {
            await acme.Owner.Account.AskPasswordReset(new(acme.Request.Mail));
            var expected = Math.Min(i, 3);
            await Eventually.Holds(() => MailFolder.MailsTo(api.Data, acme.Request.Mail).Count(mail => mail.Subject.Contains("new password", StringComparison.Ordinal)) == expected, $"{expected} mails came");
            api.Time.Advance(TimeSpan.FromMinutes(11));
        }
    }

    [Test]
    public async Task A_password_changes_and_only_this_session_goes_on()
    {
        using var acme = await Company.Open(Api);
        var other = await acme.NewSession();
        Assert.That(Refused(() => acme.Owner.Account.ChangePassword(new("not my password", NewPassword))), Is.EqualTo((422, "password_wrong")));
        Assert.That(Refused(() => acme.Owner.Account.ChangePassword(new(Company.Password, acme.Request.Mail))), Is.EqualTo((422, "password_obvious")));

        await acme.Owner.Account.ChangePassword(new(Company.Password, NewPassword));

        await Dies(other);
        Assert.That((await acme.Owner.Account.Read()).Id, Is.EqualTo(acme.OwnerId));
        using var again = await CrmClient.SignIn(Api.Address, new(acme.Request.Mail, NewPassword));
        Assert.That((await again.Account.Read()).Id, Is.EqualTo(acme.OwnerId));
    }

    [Test]
    public async Task An_API_key_has_no_account()
    {
        using var program = new CrmClient(Api.Address, (await Acme.NewKey(Right.ReadTenant)).Token);
        Assert.That(Refused(() => program.Account.Read()), Is.EqualTo((409, "no_account")));
    }

    /// <summary>Dead as soon as the gateway's memory of it is over: within 5 s.</summary>
    private Task Dies(string token) => Eventually.Holds(
        async () => (await Shot.Get("/v1/session").As(token).Fire(Api)).Status == HttpStatusCode.Unauthorized, "the session is dead");

    private static (int Status, string? Code) Refused(Func<Task> act)
    {
        var refusal = Assert.ThrowsAsync<CrmApiException>(act)!;
        return ((int)refusal.Status, refusal.Code);
    }
}
