using CloudCrm.Client;
using CloudCrm.Crm;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Gateway;

/// <summary>What members are told, each only his own.</summary>
[TestFixture]
internal sealed class NotificationTests : CompanyFixture
{
    [Test]
    public async Task Unread_ones_come_first_and_pages_hold_each_once()
    {
        var (ken, client) = await Acme.NewMember(false, Role.Agent);
        var notes = new List<Guid>();
        for (var i = 0; i < 5; i++)
            notes.Add(await Mentioning(ken));
        var all = await client.Notifications.List().ToListAsync();

        await client.Notifications.MarkRead(all[1].Id);
        var read = await client.Notifications.MarkRead(all[3].Id);
        var again = await client.Notifications.MarkRead(all[3].Id);
        var walked = await client.Notifications.List(pageSize: 2).ToListAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(all.Select(n => n.SubjectId), Is.EqualTo(Enumerable.Reverse(notes)));
            Assert.That(again, Is.EqualTo(read));
            Assert.That(read.ReadAt, Is.Not.Null);
            Assert.That(walked.Select(n => n.Id), Is.EqualTo(new[] { 0, 2, 4, 1, 3 }.Select(i => all[i].Id)));
            Assert.That(await client.Notifications.List(unread: true, pageSize: 2).CountAsync(), Is.EqualTo(3));
            Assert.That(await client.Notifications.Unread(), Is.EqualTo(new NotificationCount(3, false)));
        });
    }

    [Test]
    public async Task All_that_came_until_an_instant_are_marked_and_what_came_later_stays_unread()
    {
        var (ken, client) = await Acme.NewMember(false, Role.Agent);
        await Mentioning(ken);
        await Mentioning(ken);
        var seen = (await client.Notifications.Page()).Items[0].At;
        Api.Time.Advance(TimeSpan.FromSeconds(1));
        var late = await Mentioning(ken);

        var marked = await client.Notifications.MarkAllRead(new(seen));

        Assert.That(marked, Is.EqualTo(new NotificationCount(2, false)));
        Assert.That(await client.Notifications.List(unread: true).Select(n => n.SubjectId).ToListAsync(), Is.EqualTo(new[] { late }));
        Assert.That(await client.Notifications.MarkAllRead(new(seen)), Is.EqualTo(new NotificationCount(0, false)));
    }

    [Test]
    public async Task A_member_sees_and_marks_only_his_own()
    {
        var (ken, hers) = await Acme.NewMember(false, Role.Agent);
        var (_, his) = await Acme.NewMember(false, Role.Admin);
        await Mentioning(ken);
        var told = (await hers.Notifications.Page()).Items.Single();

        Assert.That((await his.Notifications.Page()).Items, Is.Empty);
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => his.Notifications.MarkRead(told.Id))!.Status, Is.EqualTo(404));
        Assert.That((await his.Notifications.MarkAllRead(new(told.At.AddDays(1)))).Count, Is.Zero);
        Assert.That(await hers.Notifications.Unread(), Is.EqualTo(new NotificationCount(1, false)));
        Assert.That((await hers.Notifications.MarkRead(told.Id)).ReadAt, Is.Not.Null);
    }

    [Test]
    public async Task They_are_mailed_to_who_asks_for_it_at_a_verified_address()
    {
        var person = await Acme.NewPerson();
        var (unverified, other) = await Acme.NewMember(false, Role.Viewer);
        var account = (await person.Client.Sessions.Read()).Id;
        await Mentioning(account);

        var settings = await person.Client.Notifications.ChangeSettings(new([NotificationKind.Mention]));
        await other.Notifications.ChangeSettings(new([NotificationKind.Mention]));
        var customer = await Acme.NewCustomer("Grace Hopper");
        await Acme.Owner.Notes.Write(customer, new($"{Mention.Of(account)} {Mention.Of(unverified)}"));

        var mail = await MailFolder.MailTo(Api.Data, person.Mail, "mentioned in a note");
        Assert.That(mail.Text, Does.Contain("Acme").And.Not.Contain("Grace Hopper").And.Not.Contain("#cc_"));
        Assert.That((settings.Mailed, settings.Version), Is.EqualTo((new[] { NotificationKind.Mention }, 1L)));
        Assert.That((await person.Client.Notifications.Settings()).Mailed, Is.EqualTo(settings.Mailed));
        await Eventually.Holds(async () => await Letters(Acme.Tenant) == 0, "all mails are out");
        var mails = MailFolder.MailsTo(Api.Data, (await Acme.Owner.Members.Read(unverified)).Mail);
        Assert.That(mails.Select(one => one.Subject), Has.None.Contains("mentioned"));
        Assert.That((await person.Client.Notifications.ChangeSettings(new([]), settings.Version)).Mailed, Is.Empty);
    }

    [Test]
    public async Task They_are_not_shown_after_90_days_and_deleted_soon_after()
    {
        await using var api = await TheApi.Start();
        using var company = await Company.Open(api);
        var told = await company.NewNotification();
        var before = await Stored(api, company.Tenant, told);

        api.Time.Advance(TimeSpan.FromDays(98));
        using var owner = await CrmClient.SignIn(api.Address, new(company.Request.Mail, Company.Password));

        Assert.That(before, Is.EqualTo(1));
        Assert.That((await owner.Notifications.Page()).Items.Select(one => one.Id), Has.None.EqualTo(told));
        await Eventually.Holds(async () => await Stored(api, company.Tenant, told) == 0, "the notification is deleted");
    }

    [Test]
    public async Task A_program_is_told_nothing()
    {
        using var program = new CrmClient(Api.Address, (await Acme.NewKey(Right.ReadCustomers, Right.ReadInteractions)).Token);

        Assert.That((await program.Notifications.Page()).Items, Is.Empty);
        Assert.That((int)Assert.ThrowsAsync<CrmApiException>(() => program.Notifications.ChangeSettings(new([])))!.Status, Is.EqualTo(404));
    }

    private async Task<Guid> Mentioning(Guid account) => (await Acme.Owner.Notes.Write(await Acme.NewCustomer(), new($"Ask {Mention.Of(account)}"))).Id;

    private static async Task<int> Stored(TheApi api, Guid tenant, Guid told)
    {
        var id = Contracts.TenantId.From(tenant);
        await using var db = api.Get<IDbSource<CrmDb>>().ForTenant(id);
        return await db.Set<Crm.Notifications.NotificationRow>().CountAsync(row => row.TenantId == id && row.Id == told);
    }

    private async Task<int> Letters(Guid tenant)
    {
        var id = Contracts.TenantId.From(tenant);
        await using var db = Api.Get<IDbSource<CrmDb>>().ForTenant(id);
        return await db.DueWork.CountAsync(row => row.TenantId == id && row.Kind == "mail.send");
    }
}
