// What the page does in the browser beyond Gradio. This file only fetches the modules: Gradio's head has room
// for plain scripts.
for (const name of ["conversation", "shelf", "library"]) import(`./${name}.js`);
