import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/** How documents are indexed: the fields, their analysis, the facets. */
final class Index {
  static final String ID = "id";
  static final String TITLE = "title";
  static final String TEXT = "text";

  private static final double BUFFER_MB = 256; // the more, the fewer merges

  /**
   * Where each word stands in its text, as UnifiedHighlighter advises: passages are a quarter
   * faster to find than by analysing texts again, and the index a quarter larger.
   */
  private static final FieldType WITH_OFFSETS = new FieldType(TextField.TYPE_STORED);

  static {
    WITH_OFFSETS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    WITH_OFFSETS.freeze();
  }

  private Index() {}

  /** The filters of FrenchAnalyzer, and accents that do not matter. */
  static Analyzer analyzer() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream out = new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
        out = new LowerCaseFilter(out);
        out = new StopFilter(out, CharArraySet.unmodifiableSet(FrenchAnalyzer.getDefaultStopSet()));
        out = new FrenchLightStemFilter(out);
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(out));
      }

      @Override
      protected TokenStream normalize(String field, TokenStream in) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(in));
      }
    };
  }

  /** Any document may have several values of a facet. */
  static FacetsConfig facetsConfig(List<String> facets) {
    FacetsConfig config = new FacetsConfig();
    for (String name : facets) {
      config.setMultiValued(name, true);
    }
    return config;
  }

  /** Indexes on both cores, then merges into one segment: the index will not change. */
  static void build(Path index, Path data) throws IOException, InterruptedException {
    List<String> facets = Files.readAllLines(data.resolve("facets.txt"));
    FacetsConfig config = facetsConfig(facets);
    IndexWriterConfig settings = new IndexWriterConfig(analyzer());
    settings.setRAMBufferSizeMB(BUFFER_MB);
    try (FSDirectory directory = FSDirectory.open(index);
        IndexWriter writer = new IndexWriter(directory, settings);
        BufferedReader rows =
            Files.newBufferedReader(data.resolve("documents.tsv"), StandardCharsets.UTF_8)) {
      Rows shared = new Rows(rows, writer, config, facets);
      Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
      for (int i = 0; i < threads.length; i++) {
        threads[i] = new Thread(shared);
        threads[i].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      if (shared.failure != null) {
        throw shared.failure;
      }
      writer.forceMerge(1);
    }
  }

  /** The rows of the table, that threads take one by one. */
  private static final class Rows implements Runnable {
    private final BufferedReader rows;
    private final IndexWriter writer;
    private final FacetsConfig config;
    private final List<String> facets;
    volatile IOException failure;

    Rows(BufferedReader rows, IndexWriter writer, FacetsConfig config, List<String> facets) {
      this.rows = rows;
      this.writer = writer;
      this.config = config;
      this.facets = facets;
    }

    private synchronized String next() throws IOException {
      return rows.readLine();
    }

    @Override
    public void run() {
      try {
        for (String row = next(); row != null && failure == null; row = next()) {
          writer.addDocument(config.build(document(row.split("\t", -1))));
        }
      } catch (IOException e) {
        failure = e;
      }
    }

    private Document document(String[] cells) {
      Document doc = new Document();
      doc.add(new StoredField(ID, cells[0]));
      doc.add(new Field(TITLE, cells[2], WITH_OFFSETS));
      doc.add(new Field(TEXT, cells[3], WITH_OFFSETS));
      for (int i = 0; i < facets.size(); i++) {
        for (String value : cells[4 + i].split(" ")) {
          if (!value.isEmpty()) {
            doc.add(new SortedSetDocValuesFacetField(facets.get(i), value));
          }
        }
      }
      return doc;
    }
  }
}
