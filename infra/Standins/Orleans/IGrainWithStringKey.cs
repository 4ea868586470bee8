namespace Orleans;

/// <summary>Marks the interface of a grain whose key is a text.</summary>
public interface IGrainWithStringKey : IGrain;
