namespace Stripe;

/// <summary>A postal address.</summary>
public class Address : StripeEntity<Address>
{
    /// <summary>The town.</summary>
    [Wire("city")]
    public string City { get; set; }

    /// <summary>The country, two letters.</summary>
    [Wire("country")]
    public string Country { get; set; }

    /// <summary>The first line.</summary>
    [Wire("line1")]
    public string Line1 { get; set; }

    /// <summary>The second line.</summary>
    [Wire("line2")]
    public string Line2 { get; set; }

    /// <summary>The postcode.</summary>
    [Wire("postal_code")]
    public string PostalCode { get; set; }

    /// <summary>The state or province.</summary>
    [Wire("state")]
    public string State { get; set; }
}
