using CloudCrm.Client;
using CloudCrm.Tests.Mail;

namespace CloudCrm.Tests.Gateway;

/// <summary>Ownership handed on through the API.</summary>
[TestFixture]
internal sealed class OwnershipTests : CompanyFixture
{
    [Test]
    public async Task A_member_who_accepts_becomes_the_owner_and_the_old_one_an_admin()
    {
        using var firm = await Company.Open(Api, "晨光");
        await firm.Owner.Tenant.Change(new(Language: "zh-TW"));
        var (ken, client) = await firm.NewMember(true, Role.Agent);
        var mail = (await firm.Owner.Members.Read(ken)).Mail;

        var offer = await firm.Owner.Ownership.Offer(new(ken, Company.Password));
        Assert.That((await firm.Owner.Members.Read(ken)).Roles, Is.EqualTo(new[] { Role.Agent }), "not before he accepts");
        var accepted = await client.Ownership.Accept(offer.Id);

        Assert.That((accepted.State, (await client.Ownership.Accept(offer.Id)).State), Is.EqualTo((OfferState.Accepted, OfferState.Accepted)), "again");
        Assert.That((await client.Members.Read(ken)).Roles, Is.EqualTo(new[] { Role.Owner, Role.Agent }));
        Assert.That((await client.Members.Read(firm.OwnerId)).Roles, Is.EqualTo(new[] { Role.Admin }));
        Assert.That((await client.Ownership.List().ToListAsync()).Select(one => one.State), Is.EqualTo(new[] { OfferState.Accepted }));
        Assert.That(Refused(() => firm.Owner.Members.Remove(ken)), Is.EqualTo("owner_needed"));
        await MailFolder.MailTo(Api.Data, mail, "您願意成為擁有者嗎");
        await MailFolder.MailTo(Api.Data, firm.Request.Mail, "您提議移交");
        Assert.That((await MailFolder.MailTo(Api.Data, firm.Request.Mail, "新的擁有者")).Text, Does.Contain("Ken Wu"));
        await MailFolder.MailTo(Api.Data, mail, "新的擁有者");
        await Eventually.Holds(async () => (await client.Sessions.Read()).Rights.Contains(Right.ManageTenant), "the new owner's rights count");
        var story = (await client.Journal.Read().ToListAsync()).Where(entry => entry.Entity is "ownership_offer" || entry.Verb == "roles_changed").ToList();
        Assert.That(story.Select(entry => entry.Verb), Is.EqualTo(new[] { "made", "accepted", "roles_changed", "roles_changed" }));
    }

    [Test]
    public async Task An_offer_needs_the_password_and_where_there_is_one_a_code_and_guesses_are_bounded()
    {
        using var firm = await Company.Open(Api);
        var (ken, _) = await firm.NewMember(false, Role.Agent);

        for (var guess = 0; guess < 25; guess++)
            Assert.That(Refused(() => firm.Owner.Ownership.Offer(new(ken, $"guess {guess}"))), Is.EqualTo("password_wrong"));
        Assert.That(Refused(() => firm.Owner.Ownership.Offer(new(ken, Company.Password))), Is.EqualTo("password_wrong"), "even the right one, after so many wrong ones");
        Assert.That((await firm.Owner.Ownership.Page()).Items, Is.Empty);
        using var again = await CrmClient.SignIn(Api.Address, new(firm.Request.Mail, Company.Password));
        Assert.That((await again.Ownership.Offer(new(ken, Company.Password))).State, Is.EqualTo(OfferState.Open), "they shut out nobody else");
    }

    [Test]
    public async Task An_owner_with_a_second_factor_shows_it()
    {
        using var firm = await Company.Open(Api);
        var person = await (await firm.NewPerson()).Confirmed();
        var (ken, _) = await firm.NewMember(false, Role.Agent);
        var account = (await person.Client.Sessions.Read()).Id;
        await person.Client.Ownership.Accept((await firm.Owner.Ownership.Offer(new(account, Company.Password))).Id);
        await Eventually.Holds(async () => (await person.Client.Sessions.Read()).Rights.Contains(Right.ManageTenant), "the new owner's rights count");

        Assert.That(Refused(() => person.Client.Ownership.Offer(new(ken, Company.Password))), Is.EqualTo("password_wrong"));
        var request = new OfferOwnership(ken, Company.Password, person.NextCode());
        var offer = await person.Client.Ownership.Offer(request, "one offer");

        Assert.That(await person.Client.Ownership.Offer(request, "one offer"), Is.EqualTo(offer), "a repetition needs no other code");
    }

    [Test]
    public async Task Only_owners_offer_and_only_the_one_asked_answers()
    {
        using var firm = await Company.Open(Api);
        var ((_, admin), (ken, asked)) = (await firm.NewMember(false, Role.Admin), await firm.NewMember(false, Role.Agent));

        Assert.That(Refused(() => admin.Ownership.Offer(new(ken, Company.Password))), Is.EqualTo("owner_needed"));
        Assert.That(Refused(() => firm.Owner.Ownership.Offer(new(firm.OwnerId, Company.Password))), Is.EqualTo("already_owner"));
        var offer = await firm.Owner.Ownership.Offer(new(ken, Company.Password));
        Assert.That(Refused(() => firm.Owner.Ownership.Offer(new(ken, Company.Password))), Is.EqualTo("offer_open"));
        Assert.That(Refused(() => admin.Ownership.Accept(offer.Id)), Is.EqualTo("not_yours"));
        Assert.That(Refused(() => firm.Owner.Ownership.Accept(offer.Id)), Is.EqualTo("not_yours"));
        Assert.That(Refused(() => admin.Ownership.Withdraw(offer.Id)), Is.EqualTo("owner_needed"));

        Assert.That((await asked.Ownership.Decline(offer.Id)).State, Is.EqualTo(OfferState.Declined));
        Assert.That(Refused(() => asked.Ownership.Accept(offer.Id)), Is.EqualTo("offer_closed"));
        var second = await firm.Owner.Ownership.Offer(new(ken, Company.Password));
        Assert.That((await firm.Owner.Ownership.Withdraw(second.Id)).State, Is.EqualTo(OfferState.Withdrawn));
        Assert.That((await firm.Owner.Ownership.Withdraw(second.Id)).State, Is.EqualTo(OfferState.Withdrawn), "again");
        Assert.That(Refused(() => asked.Ownership.Accept(second.Id)), Is.EqualTo("offer_closed"));
        Assert.That(Refused(() => firm.Owner.Members.Change(ken, new([Role.Owner]))), Is.EqualTo("offer_needed"));
    }

    private static string Refused(Func<Task> call) => Assert.ThrowsAsync<CrmApiException>(() => call())!.Code;
}
