using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class InvitationTests
{
    private CrmSilo _silo = null!;

    private IFrontDoor Door => _silo.Grains.FrontDoor();

    [SetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [TearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [Test]
    public async Task Somebody_new_joins_by_an_invitation()
    {
        var acme = await _silo.Open();
        var invite = NewInvite();
        var invitation = (await acme.Grain.Invite(invite, acme.OwnerCaller, Companies.Once())).Value;
        Assert.That((invitation.State, invitation.ExpiresAt - _silo.Time.GetUtcNow()), Is.EqualTo((InvitationState.Open, TimeSpan.FromDays(7))).Using<(InvitationState, TimeSpan)>(
            (one, other) => one.Item1 == other.Item1 && (one.Item2 - other.Item2).Duration() < TimeSpan.FromMinutes(1)));

        var bob = (await Door.Accept(new(invitation.Token!, "Bob", Companies.Password))).Value;
        Assert.That(await acme.RolesOf(bob), Is.EqualTo(new[] { Role.Agent }));
        Assert.That((await Door.SignIn(new(invite.Mail, Companies.Password, null))).Value.Tenant, Is.EqualTo(acme.Id));
        var listed = (await _silo.Grains.TenantReader(acme.Id).Invitations(null, 10)).Value.Items.Single();
        Assert.That((listed.State, listed.Token), Is.EqualTo((InvitationState.Accepted, (string?)null)));
        Assert.That(await _silo.Journal(acme.Id), Is.SupersetOf(new[] { "invitation made", "member joined" }));
    }

    [Test]
    public async Task Accepting_again_signs_the_same_person_in_and_nobody_else()
    {
        var acme = await _silo.Open();
        var token = await Invite(acme);
        var first = (await Door.Accept(new(token, "Bob", Companies.Password))).Value;
        var second = (await Door.Accept(new(token, "Bob", Companies.Password))).Value;
        Assert.That(second.AccountId, Is.EqualTo(first.AccountId));
        Assert.That((await Door.Accept(new(token, "Eve", "another password"))).Refusal.Code, Is.EqualTo("sign_in_failed"));
        await acme.Grain.RemoveMember(first.AccountId, acme.OwnerCaller);
        Assert.That((await Door.Accept(new(token, "Bob", Companies.Password))).Refusal.Code, Is.EqualTo("invitation_accepted"));
    }

    [Test]
    public async Task An_existing_account_joins_with_its_own_password()
    {
        var acme = await _silo.Open();
        var other = await _silo.Open("Other");
        var invite = NewInvite() with { Mail = other.Command.Mail };
        var token = (await acme.Grain.Invite(invite, acme.OwnerCaller, Companies.Once())).Value.Token!;
        Assert.That((await Door.Accept(new(token, "", "another password"))).Refusal.Code, Is.EqualTo("sign_in_failed"));
        Assert.That((await Door.Accept(new(token, "", other.Command.Password))).Refusal.Code, Is.EqualTo("mail_unverified"));
        var letter = (await _silo.Letters(LetterKind.VerifyMail, other.Command.Mail)).Single();
        Assert.That((await Door.VerifyMail(letter.Token)).IsOk);
        var joined = (await Door.Accept(new(token, "", other.Command.Password))).Value;
        Assert.That((joined.AccountId, joined.Tenant), Is.EqualTo((other.Owner.AccountId, acme.Id)));
        Assert.That((await acme.Grain.Member(joined.AccountId)).Value.Name, Is.EqualTo("Ada Owner"));
    }

    [Test]
    public async Task The_mailed_token_shows_whose_address_it_is()
    {
        var acme = await _silo.Open();
        var other = await _silo.Open("Other");
        await acme.Grain.Invite(NewInvite() with { Mail = other.Command.Mail }, acme.OwnerCaller, Companies.Once());
        var letter = (await _silo.Letters(LetterKind.Invitation, other.Command.Mail, acme.Id)).Single();
        var joined = (await Door.Accept(new(letter.Token, "", other.Command.Password))).Value;
        Assert.That((await acme.Grain.Member(joined.AccountId)).Value.Verified, "the password and the mail show it");

        var bob = NewInvite();
        await acme.Grain.Invite(bob, acme.OwnerCaller, Companies.Once());
        var mailed = (await _silo.Letters(LetterKind.Invitation, bob.Mail, acme.Id)).Single();
        joined = (await Door.Accept(new(mailed.Token, "Bob", Companies.Password))).Value;
        Assert.That((await acme.Grain.Member(joined.AccountId)).Value.Verified, "a new one is by the mail that made it");
        Assert.That(await _silo.Letters(LetterKind.VerifyMail, bob.Mail), Is.Empty);
    }

    [Test]
    public async Task The_token_is_told_once()
    {
        var acme = await _silo.Open();
        var (invite, once) = (NewInvite(), Companies.Once());
        var first = (await acme.Grain.Invite(invite, acme.OwnerCaller, once)).Value;
        var again = (await acme.Grain.Invite(invite, acme.OwnerCaller, once)).Value;
        Assert.That((again.Id, again.Token), Is.EqualTo((first.Id, (string?)null)));
        var reused = await acme.Grain.Invite(invite with { Mail = Companies.NewMail("eve") }, acme.OwnerCaller, Companies.Once());
        Assert.That((reused.Refusal.Kind, reused.Refusal.Code), Is.EqualTo((RefusalKind.Conflict, "id_reused")));
        var twice = await acme.Grain.Invite(invite with { Id = Guid.CreateVersion7() }, acme.OwnerCaller, Companies.Once());
        Assert.That(twice.Refusal.Code, Is.EqualTo("already_invited"));
    }

    [Test]
    public async Task A_wrong_secret_reads_as_an_unknown_invitation()
    {
        var acme = await _silo.Open();
        var token = Company.TokenOf(await Invite(acme));
        var guessed = Token.ForInvitation(acme.Id, token.Id, new('A', Token.SecretLength)).Text;
        var unknown = Token.ForInvitation(acme.Id, Guid.CreateVersion7(), token.Secret).Text;
        var foreign = Token.ForInvitation(Companies.NewTenant(), token.Id, token.Secret).Text;
        var refusals = new List<Refusal>();
        foreach (var text in new[] { guessed, unknown, foreign, "", acme.Owner.Token })
            refusals.Add((await Door.Accept(new(text, "Eve", Companies.Password))).Refusal);
        Assert.That(refusals.Distinct().ToArray(), Has.Length.EqualTo(1));
        Assert.That(refusals[0].Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_revoked_invitation_is_closed()
    {
        var acme = await _silo.Open();
        var token = await Invite(acme);
        var id = Company.TokenOf(token).Id;
        Assert.That((await acme.Grain.RevokeInvitation(id, acme.OwnerCaller)).Value.State, Is.EqualTo(InvitationState.Revoked));
        Assert.That((await acme.Grain.RevokeInvitation(id, acme.OwnerCaller)).Value.State, Is.EqualTo(InvitationState.Revoked), "again");
        await _silo.Restart();
        Assert.That((await acme.Grain.RevokeInvitation(id, acme.OwnerCaller)).Value.State, Is.EqualTo(InvitationState.Revoked), "after a restart");
        Assert.That((await Door.Accept(new(token, "Bob", Companies.Password))).Refusal.Code, Is.EqualTo("invitation_revoked"));
        Assert.That((await acme.Grain.RevokeInvitation(Guid.CreateVersion7(), acme.OwnerCaller)).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task An_invitation_expires_after_seven_days()
    {
        var acme = await _silo.Open();
        var token = await Invite(acme);
        var due = (await _silo.Rows<DueWorkRow>(acme.Id)).Single(work => work.Kind == "invitation.expire");
        Assert.That(due.DueAt, Is.EqualTo((await _silo.Grains.TenantReader(acme.Id).Invitations(null, 1)).Value.Items[0].ExpiresAt));

        _silo.Time.Advance(TimeSpan.FromDays(7));
        Assert.That((await Door.Accept(new(token, "Bob", Companies.Password))).Refusal.Code, Is.EqualTo("invitation_expired"), "before the scheduler came");
        await _silo.DoDueWork(acme.Id, "invitation.expire");
        await _silo.DoDueWork(acme.Id, "invitation.expire");
        Assert.That((await _silo.Grains.TenantReader(acme.Id).Invitations(null, 1)).Value.Items[0].State, Is.EqualTo(InvitationState.Expired));
        Assert.That((await _silo.Journal(acme.Id)).Count(entry => entry == "invitation expired"), Is.EqualTo(1));
        Assert.That((await Door.Accept(new(token, "Bob", Companies.Password))).Refusal.Code, Is.EqualTo("invitation_expired"));
    }

    [Test]
    public async Task An_expiry_that_lost_against_others_is_tried_again()
    {
        var acme = await _silo.Open();
        await Invite(acme);
        _silo.Time.Advance(TimeSpan.FromDays(7));
        _silo.Faults.Lose(times: 2);
        Assert.That(() => _silo.DoDueWork(acme.Id, "invitation.expire"), Throws.InvalidOperationException);
        await _silo.DoDueWork(acme.Id, "invitation.expire");
        Assert.That((await _silo.Grains.TenantReader(acme.Id).Invitations(null, 1)).Value.Items[0].State, Is.EqualTo(InvitationState.Expired));
    }

    [Test]
    public async Task Invitations_are_listed_newest_first()
    {
        var acme = await _silo.Open();
        var made = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            _silo.Time.Advance(TimeSpan.FromSeconds(1));
            made.Add(Company.TokenOf(await Invite(acme)).Id);
        }

        var reader = _silo.Grains.TenantReader(acme.Id);
        var first = (await reader.Invitations(null, 3)).Value;
        var second = (await reader.Invitations(first.Next, 3)).Value;
        Assert.That(first.Items.Concat(second.Items).Select(invitation => invitation.Id), Is.EqualTo(Enumerable.Reverse(made)));
        Assert.That(second.Next, Is.Null);
    }

    private static Invite NewInvite() => new(Guid.CreateVersion7(), Companies.NewMail("bob"), [Role.Agent]);

    private static async Task<string> Invite(Company company) =>
        (await company.Grain.Invite(NewInvite(), company.OwnerCaller, Companies.Once())).Value.Token!;
}
