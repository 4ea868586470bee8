using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Calls;

/// <summary>Emits the class of one method's calls: a field an argument, and the code that calls the method with them.</summary>
internal static class CallEmitter
{
    private const MethodAttributes Override = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;
    private static int s_emitted;

    public static string FieldOf(int parameter) => $"argument{parameter}";

    public static Type Emit(ModuleBuilder module, MethodInfo method, Action<Assembly> open)
    {
        var result = method.ReturnType;
        var parent = result.IsGenericType ? typeof(GrainCall<>).MakeGenericType(result.GetGenericArguments()) : typeof(VoidGrainCall);
        var name = $"{method.DeclaringType!.FullName}.{method.Name}.{Interlocked.Increment(ref s_emitted)}";
        var call = module.DefineType(name, TypeAttributes.Public | TypeAttributes.Sealed, parent);
        open(method.DeclaringType.Assembly);
        foreach (var parameter in method.GetParameters()) OpenType(parameter.ParameterType, open);
        OpenType(result, open);

        var fields = method.GetParameters()
            .Select((parameter, i) => call.DefineField(FieldOf(i), parameter.ParameterType, FieldAttributes.Public)).ToArray();
        var shape = call.DefineField("Shape", typeof(GrainMethod), FieldAttributes.Public | FieldAttributes.Static);
        EmitShape(call, shape);
        EmitRun(call, parent, method, fields);
        EmitArguments(call, fields);
        if (Array.Find(fields, field => field.FieldType == typeof(CancellationToken)) is { } token) EmitToken(call, token);
        var type = call.CreateType();
        type.GetField("Shape")!.SetValue(null, new GrainMethod(method.DeclaringType, method));
        return type;
    }

    private static void OpenType(Type type, Action<Assembly> open)
    {
        open(type.Assembly);
        if (!type.IsGenericType) return;
        foreach (var argument in type.GetGenericArguments()) OpenType(argument, open);
    }

    private static void EmitShape(TypeBuilder call, FieldBuilder shape)
    {
        var il = Overriding(call, "get_Method", typeof(GrainMethod), []);
        il.Emit(OpCodes.Ldsfld, shape);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitRun(TypeBuilder call, Type parent, MethodInfo method, FieldBuilder[] fields)
    {
        var run = parent.GetMethod("Run")!;
        var il = Overriding(call, "Run", run.ReturnType, [typeof(object)]);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType != run.ReturnType) il.Emit(OpCodes.Newobj, run.ReturnType.GetConstructor([method.ReturnType])!);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitArguments(TypeBuilder call, FieldBuilder[] fields)
    {
        var il = Overriding(call, nameof(GrainCall.GetArgument), typeof(object), [typeof(int)]);
        var cases = fields.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, cases);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, typeof(GrainCall).GetMethod(nameof(GrainCall.GetArgument))!);
        il.Emit(OpCodes.Ret);
        for (var i = 0; i < fields.Length; i++)
        {
            il.MarkLabel(cases[i]);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, fields[i]);
            if (fields[i].FieldType.IsValueType) il.Emit(OpCodes.Box, fields[i].FieldType);
            il.Emit(OpCodes.Ret);
        }
    }

    private static void EmitToken(TypeBuilder call, FieldBuilder token)
    {
        var get = Overriding(call, "get_Token", typeof(CancellationToken), []);
        get.Emit(OpCodes.Ldarg_0);
        get.Emit(OpCodes.Ldfld, token);
        get.Emit(OpCodes.Ret);
        var set = Overriding(call, "set_Token", typeof(void), [typeof(CancellationToken)]);
        set.Emit(OpCodes.Ldarg_0);
        set.Emit(OpCodes.Ldarg_1);
        set.Emit(OpCodes.Stfld, token);
        set.Emit(OpCodes.Ret);
    }

    private static ILGenerator Overriding(TypeBuilder call, string name, Type result, Type[] parameters) =>
        call.DefineMethod(name, Override, result, parameters).GetILGenerator();
}
