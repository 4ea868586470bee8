namespace Stripe;

/// <summary>Something that can pay. Of a card only what may be shown.</summary>
public class PaymentMethod : StripeEntity<PaymentMethod>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>Name and address that go with it.</summary>
    [Wire("billing_details")]
    public PaymentMethodBillingDetails BillingDetails { get; set; }

    /// <summary>The card; null for other kinds.</summary>
    [Wire("card")]
    public PaymentMethodCard Card { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The customer's id.</summary>
    [Wire("customer")]
    public string CustomerId { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public Customer Customer { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The kind, such as <c>card</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>Name and address that go with a payment method.</summary>
public class PaymentMethodBillingDetails : StripeEntity<PaymentMethodBillingDetails>
{
    /// <summary>The postal address.</summary>
    [Wire("address")]
    public Address Address { get; set; }

    /// <summary>The mail address.</summary>
    [Wire("email")]
    public string Email { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>The telephone number.</summary>
    [Wire("phone")]
    public string Phone { get; set; }
}

/// <summary>What may be shown of a card.</summary>
public class PaymentMethodCard : StripeEntity<PaymentMethodCard>
{
    /// <summary>The brand, such as <c>visa</c>.</summary>
    [Wire("brand")]
    public string Brand { get; set; }

    /// <summary>The country, two letters.</summary>
    [Wire("country")]
    public string Country { get; set; }

    /// <summary>The month after which it does not hold, 1 to 12.</summary>
    [Wire("exp_month")]
    public long ExpMonth { get; set; }

    /// <summary>The year after which it does not hold, four digits.</summary>
    [Wire("exp_year")]
    public long ExpYear { get; set; }

    /// <summary>The same for the same card number.</summary>
    [Wire("fingerprint")]
    public string Fingerprint { get; set; }

    /// <summary><c>credit</c>, <c>debit</c>, <c>prepaid</c> or <c>unknown</c>.</summary>
    [Wire("funding")]
    public string Funding { get; set; }

    /// <summary>The last four digits.</summary>
    [Wire("last4")]
    public string Last4 { get; set; }
}

/// <summary>How to read a payment method.</summary>
public class PaymentMethodGetOptions : BaseOptions
{
}

/// <summary>Which payment methods to list.</summary>
public class PaymentMethodListOptions : ListOptions
{
    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>Those of this kind, such as <c>card</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>Whom a payment method is to belong to.</summary>
public class PaymentMethodAttachOptions : BaseOptions
{
    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }
}

/// <summary>How to take a payment method off its customer.</summary>
public class PaymentMethodDetachOptions : BaseOptions
{
}
