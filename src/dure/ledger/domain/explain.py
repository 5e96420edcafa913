def explain(decision): return ()
