namespace Stripe;

/// <summary>A product to make.</summary>
public class ProductCreateOptions : BaseOptions, IHasId, IHasMetadata
{
    /// <summary>Whether new ones may use it.</summary>
    [Wire("active")]
    public bool? Active { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>The id; Stripe makes one if null.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>What the bank statement says.</summary>
    [Wire("statement_descriptor")]
    public string StatementDescriptor { get; set; }

    /// <summary>How it is taxed.</summary>
    [Wire("tax_code")]
    public string TaxCode { get; set; }

    /// <summary>What a unit is called.</summary>
    [Wire("unit_label")]
    public string UnitLabel { get; set; }
}

/// <summary>What to change of a product.</summary>
public class ProductUpdateOptions : BaseOptions, IHasMetadata
{
    /// <summary>Whether new ones may use it.</summary>
    [Wire("active")]
    public bool? Active { get; set; }

    /// <summary>The price that it has if nothing else is said.</summary>
    [Wire("default_price")]
    public string DefaultPrice { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>What the bank statement says.</summary>
    [Wire("statement_descriptor")]
    public string StatementDescriptor { get; set; }

    /// <summary>How it is taxed.</summary>
    [Wire("tax_code")]
    public string TaxCode
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>What a unit is called.</summary>
    [Wire("unit_label")]
    public string UnitLabel
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }
}

/// <summary>How to read a product.</summary>
public class ProductGetOptions : BaseOptions
{
}

/// <summary>Which products to list.</summary>
public class ProductListOptions : ListOptions
{
    /// <summary>Those that are active, or those that are not.</summary>
    [Wire("active")]
    public bool? Active { get; set; }

    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>Those of these ids.</summary>
    [Wire("ids")]
    public List<string> Ids { get; set; }
}

/// <summary>Which products to search for.</summary>
public class ProductSearchOptions : SearchOptions
{
}
