// This file answers questions about a log with Go's own packages for transparency logs, golang.org/x/mod/sumdb/{note,tlog}.
// Questions come in on standard input, one JSON object a line; each gets one line of JSON back.
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type question struct {
	Kind    string
	Note    []byte
	Text    []byte
	Keys    []string
	Folder  string
	Leaf    []byte
	Index   int64
	Size    int64
	Root    string
	Old     int64
	OldRoot string `json:"old_root"`
	Proof   []string
}

type head struct {
	Origin string `json:"origin"`
	Size   int64  `json:"size"`
	Root   string `json:"root"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		answer, err := answered(asked)
		if err != nil {
			answer = false
		}
		told, _ := json.Marshal(answer)
		fmt.Fprintf(out, "%s\n", told)
	}
}

func answered(asked question) (interface{}, error) {
	switch asked.Kind {
	case "checkpoint", "cosigned":
		return opened(asked.Note, asked.Keys)
	case "inclusion":
		return true, tlog.CheckRecord(hashes(asked.Proof), asked.Size, hash(asked.Root), asked.Index, tlog.RecordHash(asked.Leaf))
	case "consistency":
		return true, tlog.CheckTree(hashes(asked.Proof), asked.Size, hash(asked.Root), asked.Old, hash(asked.OldRoot))
	case "proof":
		return proven(asked.Text, asked.Keys)
	case "audit":
		return audited(asked)
	case "build":
		return built(asked)
	case "prove inclusion":
		found, err := tlog.ProveRecord(asked.Size, asked.Index, reader(asked))
		return written(found), err
	case "prove consistency":
		found, err := tlog.ProveTree(asked.Size, asked.Old, reader(asked))
		return written(found), err
	case "sign":
		return signed(asked.Text)
	}
	return nil, nil
}

// opened opens a signed note in which every one of the keys must have signed, and reads the checkpoint in it.
func opened(data []byte, keys []string) (head, error) {
	var known []note.Verifier
	for _, key := range keys {
		one, err := verifier(key)
		if err != nil {
			return head{}, err
		}
		known = append(known, one)
	}
	found, err := note.Open(data, note.VerifierList(known...))
	if err != nil {
		return head{}, err
	}
	if len(found.Sigs) != len(keys) {
		return head{}, errors.New("a signature is missing")
	}
	lines := strings.SplitN(found.Text, "\n", 4)
	if len(lines) < 4 || lines[0] != known[0].Name() {
		return head{}, errors.New("no checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return head{}, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	return head{lines[0], size, hex.EncodeToString(root)}, err
}

// A witness signs with a time in front: C2SP's tlog-cosignature, which the package leaves to its callers.
type witness struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (one witness) Name() string    { return one.name }
func (one witness) KeyHash() uint32 { return one.id }
func (one witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	return ed25519.Verify(one.key, []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)), signature[8:])
}

func verifier(key string) (note.Verifier, error) {
	parts := strings.SplitN(key, "+", 3)
	if len(parts) == 3 {
		data, err := base64.StdEncoding.DecodeString(parts[2])
		id, _ := strconv.ParseUint(parts[1], 16, 32)
		if err == nil && len(data) == 33 && data[0] == 4 {
			return witness{parts[0], uint32(id), data[1:]}, nil
		}
	}
	return note.NewVerifier(key)
}

// proven reads a c2sp.org/tlog-proof file and checks that its leaf is in the log whose checkpoint it carries.
func proven(text []byte, keys []string) (bool, error) {
	split := bytes.Index(text, []byte("\n\n"))
	if split < 0 {
		return false, errors.New("no checkpoint")
	}
	lines := strings.Split(string(text[:split]), "\n")
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return false, errors.New("no proof")
	}
	leaf, err := base64.StdEncoding.DecodeString(lines[1][len("extra "):])
	if err != nil {
		return false, err
	}
	index, err := strconv.ParseInt(lines[2][len("index "):], 10, 64)
	if err != nil {
		return false, err
	}
	var path tlog.RecordProof
	for _, line := range lines[3:] {
		one, err := tlog.ParseHash(line)
		if err != nil {
			return false, err
		}
		path = append(path, one)
	}
	found, err := opened(text[split+2:], keys)
	if err != nil {
		return false, err
	}
	return true, tlog.CheckRecord(path, found.Size, hash(found.Root), index, tlog.RecordHash(leaf))
}

// A folder of tiles as tlog-tiles lays them out; the package writes the height into a path, the specification does not.
type folder string

func (at folder) path(tile tlog.Tile) string {
	return filepath.Join(string(at), strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
}

func (at folder) Height() int                         { return height }
func (at folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (at folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		data, err := at.read(tile)
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

// read gives a tile; where it is wider by now, its beginning.
func (at folder) read(tile tlog.Tile) ([]byte, error) {
	for wider := tile; wider.W <= 1<<height; wider.W++ {
		data, err := os.ReadFile(at.path(wider))
		if os.IsNotExist(err) {
			continue
		}
		if err == nil && len(data) != wider.W*tlog.HashSize {
			err = errors.New("a tile has another width")
		}
		if err != nil {
			return nil, err
		}
		return data[:tile.W*tlog.HashSize], nil
	}
	return nil, os.ErrNotExist
}

func reader(asked question) tlog.HashReader {
	return tlog.TileHashReader(tlog.Tree{N: asked.Size, Hash: hash(asked.Root)}, folder(asked.Folder))
}

// entries gives the leaves in a bundle, each behind its length in two bytes; where the bundle is full by now, those of its beginning.
func entries(asked question, index int64) ([][]byte, error) {
	tile := tlog.Tile{H: height, L: -1, N: index, W: 1 << height}
	if left := asked.Size - index<<height; left < 1<<height {
		tile.W = int(left)
	}
	wanted := tile.W
	data, err := os.ReadFile(bundle(asked, tile))
	if os.IsNotExist(err) {
		tile.W = 1 << height
		data, err = os.ReadFile(bundle(asked, tile))
	}
	if err != nil {
		return nil, err
	}
	var found [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, errors.New("a bundle is cut")
		}
		stop := 2 + int(binary.BigEndian.Uint16(data))
		found, data = append(found, data[2:stop]), data[stop:]
	}
	if len(found) != tile.W {
		return nil, errors.New("a bundle has not its number of leaves")
	}
	return found[:wanted], nil
}

func bundle(asked question, tile tlog.Tile) string {
	return strings.Replace(folder(asked.Folder).path(tile), "tile/data/", "tile/entries/", 1)
}

// audited reads every tile, each checked against the root by the package, and every leaf; it gives the number of leaves.
func audited(asked question) (int64, error) {
	hashes, audited := reader(asked), int64(0)
	for index := int64(0); index<<height < asked.Size; index++ {
		leaves, err := entries(asked, index)
		if err != nil {
			return 0, err
		}
		var places []int64
		for at := range leaves {
			places = append(places, tlog.StoredHashIndex(0, index<<height+int64(at)))
		}
		found, err := hashes.ReadHashes(places)
		if err != nil {
			return 0, err
		}
		for at, leaf := range leaves {
			if tlog.RecordHash(leaf) != found[at] {
				return 0, errors.New("a leaf is not the one in the tree")
			}
			audited++
		}
	}
	return audited, nil
}

// built makes the tiles anew from the leaves and compares each with the file; it gives the number of tiles.
func built(asked question) (int, error) {
	var kept []tlog.Hash
	stored := tlog.HashReaderFunc(func(places []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, one := range places {
			found = append(found, kept[one])
		}
		return found, nil
	})
	count := int64(0)
	for index := int64(0); index<<height < asked.Size; index++ {
		leaves, err := entries(asked, index)
		if err != nil {
			return 0, err
		}
		for _, leaf := range leaves {
			more, err := tlog.StoredHashes(count, leaf, stored)
			if err != nil {
				return 0, err
			}
			kept, count = append(kept, more...), count+1
		}
	}
	tiles := 0
	for level := 0; asked.Size>>(height*level) > 0; level++ {
		across := asked.Size >> (height * level)
		for index := int64(0); index<<height < across; index++ {
			tile := tlog.Tile{H: height, L: level, N: index, W: 1 << height}
			if left := across - index<<height; left < 1<<height {
				tile.W = int(left)
			}
			data, err := tlog.ReadTileData(tile, stored)
			if err != nil {
				return 0, err
			}
			file, err := os.ReadFile(folder(asked.Folder).path(tile))
			if err != nil || !bytes.Equal(data, file) {
				return 0, errors.New("a tile is another")
			}
			tiles++
		}
	}
	return tiles, nil
}

type signature struct {
	Key  string `json:"key"`
	Note []byte `json:"note"`
}

// signed signs a checkpoint's text with a new key.
func signed(text []byte) (signature, error) {
	origin := strings.SplitN(string(text), "\n", 2)[0]
	secret, key, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return signature{}, err
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		return signature{}, err
	}
	found, err := note.Sign(&note.Note{Text: string(text)}, signer)
	return signature{key, found}, err
}

func hash(text string) (found tlog.Hash) {
	data, err := hex.DecodeString(text)
	if err != nil || len(data) != len(found) {
		panic("a hash in a question is none: " + text)
	}
	copy(found[:], data)
	return found
}

func hashes(texts []string) (found []tlog.Hash) {
	for _, one := range texts {
		found = append(found, hash(one))
	}
	return found
}

func written(proof []tlog.Hash) []string {
	found := []string{}
	for _, one := range proof {
		found = append(found, hex.EncodeToString(one[:]))
	}
	return found
}
