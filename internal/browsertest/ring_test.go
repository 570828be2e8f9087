package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A focusable is one thing that can be focused, with where it is drawn.
type focusable struct {
	Name, Look          string
	X, Y, Width, Height float64 // in CSS pixels of the page
}

// focusables marks one element of each look that can be focused, and lists
// them: two links of one class have the same ring.
const focusables = `(() => {
	const seen = new Set(), all = [];
	document.querySelectorAll("[data-ring]").forEach(e => e.removeAttribute("data-ring"));
	for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']")) {
		const look = [e.tagName, e.type, e.ariaCurrent, e.className, e.parentElement.className, e.closest("nav, header, footer, section, form")?.className].join();
		if (seen.has(look) || !e.checkVisibility({visibilityProperty: true}) || e.closest(".cache") || e.disabled) continue;
		seen.add(look); e.dataset.ring = all.length;
		all.push({Look: look, Name: e.tagName.toLowerCase() + "." + e.className + " " + (e.innerText || e.name || "").trim().slice(0, 30)});
	}
	return all;
})()`

// around takes the focus away, and gives where an element is drawn.
const around = `(i => {
	const e = document.querySelector("[data-ring='" + i + "']");
	document.activeElement.blur();
	e.scrollIntoView({block: "center", behavior: "instant"});
	const r = e.getBoundingClientRect();
	return {X: r.x + scrollX, Y: r.y + scrollY, Width: r.width, Height: r.height};
})`

// ringRoom is how far from its element a ring is looked for, in CSS pixels.
const ringRoom = 8

// Rings focuses each thing that can be focused, but for the looks that were seen
// before, and holds what changes on the screen against WCAG 2.4.13: as many pixels
// as a line around it has must change, each with a contrast of 3 to 1 with what
// it was.
func (b *Tab) Rings(state string, seen map[string]bool) {
	b.t.Helper()
	for i, one := range Eval[[]focusable](b, focusables) {
		if seen[one.Look] {
			continue
		}
		seen[one.Look] = true
		place := Eval[focusable](b, fmt.Sprintf("%s(%d)", around, i))
		if place.Width == 0 || place.Height == 0 {
			continue
		}
		before := b.clip(place)
		// A skip link comes into sight when it is focused: what it was is then the page under it.
		Eval[any](b, fmt.Sprintf(`document.querySelector("[data-ring='%d']").focus({focusVisible: true, preventScroll: true}); null`, i))
		after := b.clip(place)
		least := int(place.Width + place.Height) // a line along half of the outline: rows cut by a scrolling box, and letters that a caret joins
		if changed := contrasting(before, after); changed < least {
			b.t.Errorf("%s: %s: only %d pixels of its ring stand out 3 to 1, at least %d should", state, one.Name, changed, least)
		}
	}
}

// clip is the picture around a place of the page, which is in sight.
func (b *Tab) clip(place focusable) image.Image {
	b.t.Helper()
	var picture image.Image
	b.call(func(ctx context.Context) error {
		fast := true
		shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
			OptimizeForSpeed: &fast,
			Clip: &page.Viewport{
				X: max(0, place.X-ringRoom), Y: max(0, place.Y-ringRoom),
				Width: place.Width + 2*ringRoom, Height: place.Height + 2*ringRoom, Scale: 1,
			},
		})
		if err != nil {
			return err
		}
		picture, err = png.Decode(bytes.NewReader(shot.Data))
		return err
	})
	return picture
}

// contrasting counts the pixels that changed by a contrast of 3 to 1 or more.
func contrasting(before, after image.Image) int {
	bounds := before.Bounds().Intersect(after.Bounds())
	n := 0
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			was, is := before.At(x, y), after.At(x, y)
			if was != is && contrast(was, is) >= 3 { // most pixels are as they were, and need no reckoning
				n++
			}
		}
	}
	return n
}

// contrast is the ratio of two colours as WCAG defines it, from 1 to 21.
func contrast(a, b color.Color) float64 {
	first, second := luminance(a), luminance(b)
	return (max(first, second) + 0.05) / (min(first, second) + 0.05)
}

// luminance is the relative luminance of WCAG, from 0 (black) to 1 (white).
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestTheContrastOfColoursIsThatOfWCAG(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b color.Color
		want float64
	}{
		{color.Black, color.White, 21},
		{color.White, color.White, 1},
		{color.RGBA{0x76, 0x76, 0x76, 255}, color.White, 4.54},
	} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%v on %v: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}
