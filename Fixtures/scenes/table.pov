// A table by a window: fruit in a bowl, a glass of water, a jug. The camera moves round it.
#include "common.inc"

#declare R = seed(21);

#if (Shot = 1)
  #declare A = -34 + 6.5 * clock;
  #declare Eye = vrotate(<0, 2.7 + 0.05 * clock, -7.8>, A * y);
  #declare Aim = <0, 0.85, 0>;
  camera { location Eye look_at Aim right Aspect * x angle 38
    aperture 0.15 focal_point <0.2, 0.8, -0.9> blur_samples 9 confidence 0.8 variance 1/64 }
#else
  #declare A = 25 + 5 * clock;
  #declare Eye = vrotate(<0.6, 2.1 + 0.25 * clock, -5.2>, A * y);
  camera { location Eye look_at <0.4, 0.75, 0.1> right Aspect * x angle 34 }
#end

light_source { <-46, 34, 2> rgb <2.0, 1.7, 1.3> }
light_source { <30, 30, -40> rgb <0.34, 0.38, 0.48> shadowless }

// Room
#declare Plaster = texture {
  pigment { granite color_map { [0 rgb <0.48, 0.49, 0.44>][1 rgb <0.62, 0.61, 0.55>] } scale 6 }
  normal { granite 0.15 scale 3 }
}
plane { -z, -13 texture { Plaster } }
plane { y, -6 pigment { rgb <0.24, 0.16, 0.1> } }
// shelf, books and plates at the back
box { <-12, -1.75, 11.2>, <12, -1.5, 13> pigment { rgb <0.30, 0.19, 0.11> } normal { bumps 0.3 scale <2, 0.1, 0.1> } }
#declare X = -11;
#while (X < 11)
  #declare W = 0.22 + 0.35 * rand(R);
  #declare H = 1.3 + 1.1 * rand(R);
  #declare C = <rand(R), rand(R), rand(R)>;
  #if (mod(floor(X / 2.4 + 50), 3) < 2)
    box { <X, -1.5, 11.5>, <X + W, -1.5 + H, 12.8> pigment { rgb <0.12, 0.1, 0.08> + C * <0.5, 0.32, 0.26> } finish { specular 0.2 } }
  #else
    #if (W > 0.4)
      cylinder { <X + 0.3, -0.65, 12.5>, <X + 0.3, -0.65, 12.6>, 0.85 pigment { rgb <0.7, 0.72, 0.75> } finish { specular 0.5 } }
    #end
  #end
  #declare X = X + W + 0.03;
#end

// Table of planks
#declare I = 0;
#while (I < 9)
  box { <-6, -0.22, -4.4 + I * 0.95>, <6, 0, -4.4 + I * 0.95 + 0.93>
    texture {
      pigment { wood turbulence <0.1, 0.05, 0.05> octaves 4 color_map {
        [0 rgb <0.40, 0.24, 0.12>][0.45 rgb <0.29, 0.165, 0.08>][0.55 rgb <0.24, 0.13, 0.06>][1 rgb <0.44, 0.27, 0.14>] }
        rotate 90 * y scale <3, 0.13, 0.13> rotate <I * 41, 1.5, 2> translate <I * 7.1, I * 0.37, I * 1.3> }
      normal { granite 0.12 scale <2, 0.2, 0.2> translate I * 5 }
      finish { diffuse 0.85 specular 0.25 roughness 0.03 }
    } }
  #declare I = I + 1;
#end

// Cloth under the bowl
cylinder { 0.002 * y, 0.02 * y, 1.95
  pigment { checker rgb <0.62, 0.60, 0.54>, rgb <0.18, 0.26, 0.36> scale 0.3 warp { turbulence 0.05 } }
  normal { quilted 0.5 scale 0.06 } translate <-0.3, 0, 0.3> }

#declare Orange = union {
  sphere { 0, 0.5 scale <1, 0.95, 1>
    pigment { bozo color_map { [0 rgb <0.92, 0.36, 0.03>][1 rgb <0.98, 0.48, 0.06>] } scale 0.3 }
    normal { bumps 0.35 scale 0.022 } finish { diffuse 0.8 specular 0.35 roughness 0.03 } }
  sphere { 0, 0.05 scale <1, 0.4, 1> translate 0.47 * y pigment { rgb <0.2, 0.26, 0.08> } }
}
#declare Apple = union {
  difference {
    sphere { 0, 0.5 scale <1, 0.9, 1> }
    torus { 0.02, 0.13 translate 0.47 * y }
    pigment { function { 0.55 * (y + 0.5) + 0.5 * f_noise3d(x * 3, y, z * 3) + 0.16 * f_noise3d(atan2(x, z) * 14, y * 1.5, 2) } color_map {
      [0.2 rgb <0.62, 0.6, 0.14>][0.5 rgb <0.66, 0.2, 0.07>][0.75 rgb <0.55, 0.05, 0.04>][1 rgb <0.62, 0.4, 0.1>] } }
    finish { diffuse 0.8 specular 0.55 roughness 0.012 }
  }
  cylinder { <0, 0.33, 0>, <0.07, 0.62, 0.03>, 0.022 pigment { rgb <0.2, 0.12, 0.06> } }
}
#declare Lemon = sphere { 0, 0.42 scale <1.25, 0.9, 0.9>
  pigment { rgb <0.93, 0.76, 0.1> } normal { bumps 0.35 scale 0.035 } finish { diffuse 0.8 specular 0.4 roughness 0.025 } }

// Bowl with fruit
union {
  difference {
    sphere { 0, 1.5 scale <1, 0.72, 1> }
    sphere { 0, 1.4 scale <1, 0.72, 1> }
    box { <-2, 0, -2>, <2, 2, 2> }
    translate 1.05 * y
  }
  torus { 1.45, 0.055 translate 1.05 * y }
  cylinder { 0, 0.12 * y, 0.6 }
  texture {
    pigment { gradient y color_map { [0 rgb <0.16, 0.30, 0.42>][0.62 rgb <0.16, 0.30, 0.42>][0.62 rgb <0.75, 0.74, 0.7>][0.8 rgb <0.75, 0.74, 0.7>][0.8 rgb <0.2, 0.36, 0.5>][1 rgb <0.2, 0.36, 0.5>] } scale 1.06 }
    normal { bumps 0.06 scale 0.2 }
    finish { diffuse 0.75 specular 0.6 roughness 0.01 reflection { 0.02, 0.2 } }
  }
  translate <-0.3, 0.02, 0.3>
}
object { Orange rotate 20 * x translate <-0.75, 1.12, 0> }
object { Apple rotate <-14, 40, 10> translate <0.2, 1.18, -0.25> }
object { Orange rotate <60, 0, 30> translate <0.1, 1.15, 0.9> }
object { Apple rotate <10, 150, -18> translate <-0.75, 1.2, 0.85> }
object { Lemon rotate <0, 30, 20> translate <-0.25, 1.62, 0.28> }
object { Lemon rotate <0, -50, 8> translate <-1.9, 0.38, -1.2> }
object { Apple rotate <0, 200, 6> translate <1.55, 0.46, -1.35> }
object { Orange rotate 200 * y translate <2.55, 0.47, -0.5> }
// grapes beside the bowl
#declare I = 0;
#while (I < 34)
  #declare A2 = rand(R) * 6.2832;
  #declare D = 0.62 * sqrt(rand(R));
  sphere { <-2.35 + D * cos(A2) * 1.3, 0.15 + 0.30 * rand(R) * (1 - D), 0.35 + D * sin(A2)>, 0.155
    pigment { rgb <0.20 + 0.06 * rand(R), 0.05, 0.14> } finish { diffuse 0.75 specular 0.6 roughness 0.015 } }
  #declare I = I + 1;
#end

// Glass of water
union {
  difference {
    cone { 0, 0.40, 1.6 * y, 0.52 }
    cone { 0.1 * y, 0.355, 1.61 * y, 0.475 }
    pigment { rgbt <0.95, 0.98, 0.97, 0.94> }
    finish { diffuse 0.05 specular 0.9 roughness 0.003 reflection { 0.03, 0.6 fresnel on } }
    interior { ior 1.15 }
  }
  cone { 0.101 * y, 0.354, 0.95 * y, 0.424
    pigment { rgbt <0.86, 0.94, 0.95, 0.92> } finish { diffuse 0.03 specular 0.6 roughness 0.005 reflection { 0.02, 0.5 fresnel on } }
    interior { ior 1.2 } }
  translate <1.55, 0.001, 0.55>
}

// Jug
union {
  lathe { cubic_spline 8, <0.2, -0.1>, <0.55, 0>, <0.95, 0.6>, <0.9, 1.3>, <0.5, 1.95>, <0.48, 2.3>, <0.68, 2.7>, <0.8, 2.9> }
  torus { 0.42, 0.085 rotate 90 * x scale <1, 1.35, 1> translate <0.92, 1.7, 0> }
  pigment { bozo turbulence 0.5 color_map { [0 rgb <0.60, 0.56, 0.48>][0.7 rgb <0.70, 0.67, 0.6>][1 rgb <0.4, 0.34, 0.27>] } scale 0.5 }
  normal { bumps 0.1 scale <0.6, 0.05, 0.6> }
  finish { diffuse 0.8 specular 0.35 roughness 0.02 }
  rotate -30 * y translate <0.7, 0, 2.1>
}
