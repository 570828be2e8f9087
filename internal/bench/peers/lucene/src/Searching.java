import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Answers queries over one index. Safe for several threads. */
final class Searching {
  private static final int HITS = 10;
  private static final int VALUES = 20;
  private static final float TITLE_WEIGHT = 4;
  private static final int EDITS = 1; // what most slips are; two would cost more
  private static final int SURE = 1; // letters at the start of a word that are never mistyped

  /** A query of the log. */
  record Asked(String kind, String text, String facet, String value) {}

  /** What was found, and not yet written. */
  record Found(TopDocs top, List<FacetResult> facets, String[] ids, String[] passages) {}

  private final List<String> facets;
  private final FacetsConfig config;
  private final Analyzer analyzer = Index.analyzer();
  private final QueryBuilder builder = new QueryBuilder(analyzer);
  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState state;
  private final DrillSideways sideways;

  Searching(Path index, Path data) throws IOException {
    facets = Files.readAllLines(data.resolve("facets.txt"));
    config = Index.facetsConfig(facets);
    searcher = new IndexSearcher(DirectoryReader.open(MMapDirectory.open(index)));
    searcher.setQueryCache(null); // nothing is kept from one query to the next
    state = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader(), config);
    sideways = new DrillSideways(searcher, config, state);
  }

  Found ask(Asked asked) throws IOException {
    Query words = query(asked);
    TopDocs top;
    Facets counts;
    if (asked.facet.isEmpty()) {
      FacetsCollectorManager manager = new FacetsCollectorManager();
      FacetsCollectorManager.FacetsResult result =
          FacetsCollectorManager.search(searcher, words, HITS, manager);
      top = result.topDocs();
      counts = new SortedSetDocValuesFacetCounts(state, result.facetsCollector());
    } else {
      DrillDownQuery narrowed = new DrillDownQuery(config, words);
      narrowed.add(asked.facet, asked.value);
      DrillSideways.DrillSidewaysResult result = sideways.search(narrowed, HITS);
      top = result.hits;
      counts = result.facets;
    }
    List<FacetResult> results = new ArrayList<>();
    for (String name : facets) {
      results.add(counts.getTopChildren(VALUES, name));
    }
    StoredFields stored = searcher.storedFields();
    String[] ids = new String[top.scoreDocs.length];
    for (int i = 0; i < ids.length; i++) {
      ScoreDoc hit = top.scoreDocs[i];
      ids[i] = stored.document(hit.doc, java.util.Set.of(Index.ID)).get(Index.ID);
    }
    UnifiedHighlighter highlighter = UnifiedHighlighter.builder(searcher, analyzer)
        .withFieldMatcher(field -> true) // the words of the title are marked too
        .build();
    return new Found(top, results, ids, highlighter.highlight(Index.TEXT, words, top, 2));
  }

  private Query query(Asked asked) throws IOException {
    switch (asked.kind) {
      case "expression":
        return either(
            builder.createPhraseQuery(Index.TITLE, asked.text),
            builder.createPhraseQuery(Index.TEXT, asked.text));
      case "début":
        String start = analyzer.normalize(Index.TEXT, asked.text).utf8ToString();
        return either(
            new PrefixQuery(new Term(Index.TITLE, start)),
            new PrefixQuery(new Term(Index.TEXT, start)));
      case "faute":
        String stem = stem(asked.text);
        return either(
            new FuzzyQuery(new Term(Index.TITLE, stem), EDITS, SURE),
            new FuzzyQuery(new Term(Index.TEXT, stem), EDITS, SURE));
      default:
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int clauses = 0;
        for (String word : asked.text.split(" ")) {
          Query title = builder.createBooleanQuery(Index.TITLE, word);
          if (title != null) { // a function word has no query
            all.add(either(title, builder.createBooleanQuery(Index.TEXT, word)), Occur.MUST);
            clauses++;
          }
        }
        return clauses == 0 ? new MatchNoDocsQuery() : all.build();
    }
  }

  private Query either(Query title, Query text) {
    if (title == null || text == null) {
      return new MatchNoDocsQuery();
    }
    return new BooleanQuery.Builder()
        .add(new BoostQuery(title, TITLE_WEIGHT), Occur.SHOULD)
        .add(text, Occur.SHOULD)
        .build();
  }

  private String stem(String word) throws IOException {
    try (TokenStream tokens = analyzer.tokenStream(Index.TEXT, word)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      String out = tokens.incrementToken() ? term.toString() : word;
      tokens.end();
      return out;
    }
  }

  /** What was found, as the line that the protocol wants. */
  String line(Found found) {
    StringBuilder out = new StringBuilder();
    out.append(Totals.of(found.top.totalHits)).append('\t');
    out.append(String.join(" ", found.ids)).append('\t');
    for (int i = 0; i < facets.size(); i++) {
      out.append(i > 0 ? ";" : "").append(facets.get(i)).append('=');
      FacetResult counted = found.facets.get(i);
      String comma = "";
      if (counted != null) {
        for (LabelAndValue value : counted.labelValues) {
          out.append(comma).append(value.label).append(':').append(value.value);
          comma = ",";
        }
      }
    }
    int marked = 0;
    for (String passage : found.passages) {
      if (passage != null && passage.contains("<b>")) {
        marked++;
      }
    }
    return out.append('\t').append(marked).toString();
  }
}
