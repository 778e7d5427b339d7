namespace HerScheduler.Core.Protocols;

/// <summary>How trastuzumab and pertuzumab are given.</summary>
public enum Formulation
{
    /// <summary>Into a vein.</summary>
    Iv,

    /// <summary>Under the skin.</summary>
    Sc,
}

/// <summary>Formulations in words.</summary>
internal static class FormulationNames
{
    public static string Of(Formulation formulation) => formulation switch
    {
        Formulation.Iv => "intravenously",
        Formulation.Sc => "subcutaneously",
    };
}
