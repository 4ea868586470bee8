using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers;

namespace CloudCrm.Tests.Customers;

[TestFixture]
public sealed class ContactKeyTests
{
    [TestCase("+49 911 / 123-456", "+49911123456")]
    [TestCase("0049 (911) 123.456", "+49911123456")]
    [TestCase("+44 (0)20 7946 0958", "+442079460958")]
    [TestCase("(+1) 415 555 2671", "+14155552671")]
    [TestCase("0911 123456", "0911123456")]
    [TestCase("＋８８６ ２ １２３４５６７８", "+886212345678")]
    [TestCase("110", "110")]
    public void Phones_are_compared_by_their_digits(string value, string key) => Assert.That(Key(ContactKind.Phone, value), Is.EqualTo(key));

    [TestCase("Ada@Example.COM", "ada@example.com")]
    [TestCase(" ada+crm@example.com ", "ada+crm@example.com")]
    public void Mails_are_compared_in_lower_case(string value, string key) => Assert.That(Key(ContactKind.Mail, value), Is.EqualTo(key));

    [TestCase("X:SprintCare", "x:sprintcare")]
    [TestCase("x: @sprintcare", "x:sprintcare")]
    [TestCase("line:Ünal 7", "line:ünal 7")]
    public void Handles_are_compared_in_lower_case_without_the_at_sign(string value, string key) => Assert.That(Key(ContactKind.Handle, value), Is.EqualTo(key));

    [TestCase(ContactKind.Phone, "12")]
    [TestCase(ContactKind.Phone, "+1234567890123456")]
    [TestCase(ContactKind.Phone, "call me")]
    [TestCase(ContactKind.Phone, "1+234567")]
    [TestCase(ContactKind.Mail, "ada")]
    [TestCase(ContactKind.Mail, "@example.com")]
    [TestCase(ContactKind.Mail, "ada@")]
    [TestCase(ContactKind.Mail, "a@b@c")]
    [TestCase(ContactKind.Mail, "a da@example.com")]
    [TestCase(ContactKind.Handle, "sprintcare")]
    [TestCase(ContactKind.Handle, "x:")]
    [TestCase(ContactKind.Handle, "x:@")]
    [TestCase(ContactKind.Handle, "a channel:name")]
    [TestCase(ContactKind.Handle, ":name")]
    [TestCase(ContactKind.Mail, "a\0@example.com")]
    [TestCase(ContactKind.Phone, "110\uFFFE")]
    [TestCase(ContactKind.Mail, "")]
    [TestCase((ContactKind)9, "x")]
    public void What_is_no_contact_is_refused_and_named(ContactKind kind, string value) => Assert.Multiple(() =>
    {
        var outcome = ContactKey.Of(kind, value, "contacts[3].value");
        Assert.That(outcome.IsOk, Is.False);
        Assert.That(outcome.Refusal.Field, Is.EqualTo("contacts[3].value"));
    });

    private static string Key(ContactKind kind, string value) => ContactKey.Of(kind, value, "value").Value;
}
