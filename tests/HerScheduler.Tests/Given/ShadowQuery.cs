using System.Collections;
using System.Linq.Expressions;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore.Query;

namespace HerScheduler.Tests.Given;

/// <summary>A query that another database was asked, as a query of this one: its tables are this one's, its parameters have some value or other.</summary>
internal sealed class ShadowQuery
{
    private readonly IAsyncQueryProvider _provider;
    private readonly Expression _query;

    private ShadowQuery(IAsyncQueryProvider provider, Expression query) => (_provider, _query) = (provider, query);

    /// <summary>Null: it holds SQL of its own, which is written for one database.</summary>
    public static ShadowQuery? Of(SchedulerDb db, Expression query)
    {
        var moved = new Moved(db);
        var translated = moved.Visit(query);
        return moved.HoldsSql ? null : new ShadowQuery(moved.Provider, translated);
    }

    public void Run()
    {
        if (typeof(IQueryable).IsAssignableFrom(_query.Type))
        {
            foreach (var row in (IEnumerable)_provider.CreateQuery(_query))
            {
                row.ShouldBeNull("there are no rows");
            }
        }
        else
        {
            _provider.Execute(_query);
        }
    }

    private sealed class Moved(SchedulerDb db) : ExpressionVisitor
    {
        public IAsyncQueryProvider Provider { get; } = (IAsyncQueryProvider)((IQueryable)db.Plans).Provider;

        public bool HoldsSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression):
                    return new EntityQueryRootExpression(Provider, db.Model.FindEntityType(root.EntityType.Name)!);
                case QueryRootExpression:
                    HoldsSql = true;
                    return node;
                case QueryParameterExpression parameter:
                    return Some(parameter.Type);
                default:
                    return base.VisitExtension(node);
            }
        }

        /// <summary>What EF takes for a variable that was captured.</summary>
        private static MemberExpression Some(Type type)
        {
            var captured = typeof(Captured<>).MakeGenericType(type);
            return Expression.Field(Expression.Constant(Activator.CreateInstance(captured, Value(type))), captured, nameof(Captured<int>.Value));
        }

        private static object? Value(Type type)
        {
            if (Nullable.GetUnderlyingType(type) is { } inner)
            {
                return Value(inner);
            }

            if (type == typeof(string))
            {
                return "x";
            }

            return ElementOf(type) is { } element ? Several(type, element) : type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        private static Type? ElementOf(Type type) => type.GetInterfaces().Append(type)
            .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

        private static object Several(Type type, Type element)
        {
            var several = Array.CreateInstance(element, 3);
            for (var i = 0; i < several.Length; i++)
            {
                several.SetValue(Value(element), i);
            }

            return type.IsAssignableFrom(several.GetType()) ? several
                : type.DeclaringType == typeof(Dictionary<,>) ? KeysOrValues(type)
                : Activator.CreateInstance(type, several)!;
        }

        private static object KeysOrValues(Type type)
        {
            var pair = type.GetGenericArguments();
            var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(pair))!;
            dictionary.Add(Value(pair[0])!, Value(pair[1]));
            return Activator.CreateInstance(type, dictionary)!;
        }

        private sealed class Captured<T>(T value)
        {
            public readonly T Value = value;
        }
    }
}
