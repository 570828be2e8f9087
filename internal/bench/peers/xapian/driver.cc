// Measures Xapian: the benchmark's side of it is described in
// internal/bench/driver/driver.go.

#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr Xapian::doccount kHits = 10;
constexpr size_t kValues = 20;
constexpr size_t kSnippet = 200;             // bytes
constexpr Xapian::termcount kTitleWeight = 4;  // what a word in the title counts
constexpr Xapian::valueno kID = 0;           // facets follow, from 1
constexpr int kClients = 2;

std::vector<std::string> split(const std::string& line, char at) {
  std::vector<std::string> out(1);
  for (char c : line) {
    if (c == at) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

std::vector<std::string> lines(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// The boolean term of a value; ids are shorter than Xapian's 245 bytes.
std::string value_term(size_t facet, const std::string& value) {
  return "XF" + std::to_string(facet) + ":" + value;
}

void build(const std::string& index, const std::string& data) {
  Xapian::WritableDatabase db(index + "/whole", Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator words;
  words.set_stemmer(Xapian::Stem("french"));
  words.set_database(db);
  words.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
  std::ifstream in(data + "/documents.tsv");
  for (std::string row; std::getline(in, row);) {
    auto cells = split(row, '\t');
    Xapian::Document doc;
    words.set_document(doc);
    words.set_termpos(0);
    words.index_text(cells[2], kTitleWeight);
    words.increase_termpos();
    words.index_text(cells[3]);
    doc.set_data(cells[3]);
    doc.add_value(kID, cells[0]);
    for (size_t f = 4; f < cells.size(); f++) {
      doc.add_value(Xapian::valueno(f - 3), cells[f]);
      for (const auto& value : split(cells[f], ' ')) {
        if (!value.empty()) doc.add_boolean_term(value_term(f - 4, value));
      }
    }
    db.add_document(doc);
  }
  db.commit();
  // An index that will not change is compacted, as the documentation advises.
  db.compact(index + "/compact", Xapian::DBCOMPACT_MULTIPASS | Xapian::Compactor::FULLER);
  db.close();
  for (const char* name : {"docdata", "position", "postlist", "spelling", "termlist", "synonym"}) {
    std::remove((index + "/whole/" + name + ".glass").c_str());
  }
  for (const char* name : {"iamglass", "flintlock"}) std::remove((index + "/whole/" + name).c_str());
}

// Counts the values of one facet, of which a document may have several, parted
// by spaces.
class Counting : public Xapian::MatchSpy {
 public:
  explicit Counting(Xapian::valueno slot) : slot_(slot) {}
  void operator()(const Xapian::Document& doc, double) override { counts_[doc.get_value(slot_)]++; }

  std::vector<std::pair<std::string, size_t>> fullest() const {
    std::map<std::string, size_t> each;
    for (const auto& [values, n] : counts_) {
      for (const auto& value : split(values, ' ')) {
        if (!value.empty()) each[value] += n;
      }
    }
    std::vector<std::pair<std::string, size_t>> out(each.begin(), each.end());
    size_t n = std::min(kValues, out.size());
    std::partial_sort(out.begin(), out.begin() + n, out.end(),
                      [](const auto& a, const auto& b) { return a.second > b.second; });
    out.resize(n);
    return out;
  }

 private:
  Xapian::valueno slot_;
  std::map<std::string, size_t> counts_;
};

struct Asked {
  std::string kind, text, facet, value;
};

struct Found {
  size_t total = 0;
  std::vector<std::string> ids, snippets;
  std::vector<std::vector<std::pair<std::string, size_t>>> counts;
};

// One client's view of the index: Xapian wants a database for each thread.
class Searching {
 public:
  Searching(const std::string& index, const std::vector<std::string>& facets)
      : facets_(facets), db_(index + "/compact"), stemmer_("french") {
    parser_.set_database(db_);
    parser_.set_stemmer(stemmer_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_default_op(Xapian::Query::OP_AND);
  }

  Found ask(const Asked& asked) {
    Xapian::Query words = parse(asked), whole = words;
    size_t filtered = std::find(facets_.begin(), facets_.end(), asked.facet) - facets_.begin();
    if (!asked.facet.empty()) {
      whole = Xapian::Query(Xapian::Query::OP_FILTER, words, Xapian::Query(value_term(filtered, asked.value)));
    }
    Xapian::Enquire enquire(db_);
    enquire.set_query(whole);
    std::deque<Counting> spies;
    for (size_t f = 0; f < facets_.size(); f++) spies.emplace_back(Xapian::valueno(f + 1));
    for (size_t f = 0; f < facets_.size(); f++) {
      if (f != filtered) enquire.add_matchspy(&spies[f]);
    }
    Xapian::MSet top = enquire.get_mset(0, kHits, db_.get_doccount());
    if (!asked.facet.empty()) {  // the counts of a facet leave its own filter out
      Xapian::Enquire side(db_);
      side.set_query(words);
      side.set_weighting_scheme(Xapian::BoolWeight());
      side.add_matchspy(&spies[filtered]);
      side.get_mset(0, 0, db_.get_doccount());
    }
    Found out;
    out.total = top.get_matches_estimated();  // exact, since all were looked at
    for (auto hit = top.begin(); hit != top.end(); ++hit) {
      out.ids.push_back(hit.get_document().get_value(kID));
      out.snippets.push_back(top.snippet(hit.get_document().get_data(), kSnippet, stemmer_));
    }
    for (const auto& spy : spies) out.counts.push_back(spy.fullest());
    return out;
  }

  std::string line(const Found& found) const {
    std::ostringstream out;
    out << found.total << '\t';
    for (size_t i = 0; i < found.ids.size(); i++) out << (i ? " " : "") << found.ids[i];
    out << '\t';
    for (size_t f = 0; f < facets_.size(); f++) {
      out << (f ? ";" : "") << facets_[f] << '=';
      for (size_t i = 0; i < found.counts[f].size(); i++) {
        out << (i ? "," : "") << found.counts[f][i].first << ':' << found.counts[f][i].second;
      }
    }
    size_t marked = 0;
    for (const auto& s : found.snippets) marked += s.find("<b>") != std::string::npos;
    out << '\t' << marked;
    return out.str();
  }

 private:
  Xapian::Query parse(const Asked& asked) {
    if (asked.kind == "expression") {
      return parser_.parse_query('"' + asked.text + '"', Xapian::QueryParser::FLAG_PHRASE);
    }
    if (asked.kind == "début") {
      return parser_.parse_query(asked.text + "*", Xapian::QueryParser::FLAG_WILDCARD);
    }
    if (asked.kind == "faute") {
      parser_.parse_query(asked.text, Xapian::QueryParser::FLAG_SPELLING_CORRECTION);
      std::string corrected = parser_.get_corrected_query_string();
      return parser_.parse_query(corrected.empty() ? asked.text : corrected, 0);
    }
    return parser_.parse_query(asked.text, 0);
  }

  std::vector<std::string> facets_;
  Xapian::Database db_;
  Xapian::Stem stemmer_;
  Xapian::QueryParser parser_;
};

long long since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
}

// Puts all queries from two clients at once, each taking the next.
long long both(std::deque<Searching>& clients, const std::vector<Asked>& log) {
  std::atomic<size_t> next{0};
  auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (auto& client : clients) {
    threads.emplace_back([&next, &log, &client] {
      for (size_t i = next++; i < log.size(); i = next++) client.ask(log[i]);
    });
  }
  for (auto& thread : threads) thread.join();
  return since(start);
}

void serve(const std::string& index, const std::string& data) {
  std::vector<Asked> log;
  for (const auto& line : lines(data + "/queries.tsv")) {
    auto cells = split(line, '\t');
    log.push_back({cells.at(0), cells.at(1), cells.at(2), cells.at(3)});
  }
  auto facets = lines(data + "/facets.txt");
  std::deque<Searching> clients;
  for (int i = 0; i < kClients; i++) clients.emplace_back(index, facets);
  std::cout << "ready Xapian " << Xapian::version_string() << std::endl;
  for (std::string command; std::getline(std::cin, command);) {
    if (command == "both") {
      std::cout << both(clients, log) << std::endl;
      continue;
    }
    auto start = std::chrono::steady_clock::now();
    Found found = clients[0].ask(log.at(std::stoul(command.substr(4))));
    long long took = since(start);
    std::cout << took << '\t' << clients[0].line(found) << std::endl;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 4) throw std::runtime_error("usage: build|serve INDEX DATA");
    if (std::string(argv[1]) == "build") {
      build(argv[2], argv[3]);
    } else {
      serve(argv[2], argv[3]);
    }
  } catch (const Xapian::Error& e) {
    std::cerr << e.get_description() << std::endl;
    return 1;
  } catch (const std::exception& e) {
    std::cerr << e.what() << std::endl;
    return 1;
  }
  return 0;
}
